import { resolve } from 'node:path'
import type { App, Dialog } from 'electron'
import type { EnrolAnswer } from '#contracts/enrolment'
import type { DeskLog } from './desk-log.ts'
import { type EnrolmentFileProblem, parseEnrolmentFile } from './enrolment-file.ts'
import type { KeptEnrolment } from './kept-enrolment.ts'
import type { MainWords } from './main-words.ts'

/** The road of a technician: `--enrolment=FILE` enrols the desk at the start, and says in words what went wrong. */
export async function importEnrolment(
  commandLine: App['commandLine'],
  enrolment: KeptEnrolment,
  dialog: Pick<Dialog, 'showErrorBox' | 'showMessageBox'>,
  words: MainWords,
  log: DeskLog,
): Promise<void> {
  const file = commandLine.getSwitchValue('enrolment')
  if (file === '') return
  const read = await parseEnrolmentFile(resolve(file))
  if (!read.ok) {
    log.failure('enrolment file', read.problems.map(({ code }) => code).join(' '))
    dialog.showErrorBox(words.enrolmentUnreadable, describeProblem(read.problems[0], file, words))
    return
  }
  const { outcome } = await enrolment.keep(read.value)
  log.note('enrolled', { outcome })
  await tellOutcome(outcome, dialog, words)
}

function describeProblem(problem: EnrolmentFileProblem | undefined, file: string, words: MainWords): string {
  switch (problem?.code) {
    case 'missing':
      return words.enrolmentMissing(file)
    case 'sealed':
      return words.enrolmentSealed
    case undefined:
    case 'malformed':
      return words.enrolmentMalformed(file)
  }
}

async function tellOutcome(
  outcome: EnrolAnswer['outcome'],
  dialog: Pick<Dialog, 'showErrorBox' | 'showMessageBox'>,
  words: MainWords,
): Promise<void> {
  switch (outcome) {
    case 'kept':
      return
    case 'not-stored':
      return dialog.showErrorBox(words.enrolmentUnreadable, words.enrolmentNotStored)
    case 'until-closed':
      await dialog.showMessageBox({
        type: 'warning',
        message: words.noKeychain,
        detail: words.noKeychainDetail,
      })
  }
}
