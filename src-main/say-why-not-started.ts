import type { App, Dialog } from 'electron'
import { describeFailure } from './describe-failure.ts'
import type { DeskLog } from './desk-log.ts'
import { wordsFor } from './main-words.ts'

/** A start that fails is said and written down: a program that shows nothing at all helps nobody. */
export async function sayWhyNotStarted(
  starting: Promise<void>,
  app: Pick<App, 'getLocale' | 'exit'>,
  dialog: Pick<Dialog, 'showErrorBox'>,
  log: DeskLog,
): Promise<void> {
  try {
    await starting
  } catch (failure) {
    log.failure('start', describeFailure(failure))
    const words = wordsFor(app.getLocale())
    dialog.showErrorBox(words.cannotStart, words.cannotStartDetail(log.file))
    app.exit(1)
  }
}
