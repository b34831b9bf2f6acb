import type { BrowserWindow, Dialog } from 'electron'
import { enrolSealed } from '#contracts/enrol-sealed'
import type { BridgeAnswers } from './bridge-gate.ts'
import type { DeskLog } from './desk-log.ts'
import type { DeviceSecret } from './device-secret.ts'
import type { HubSession } from './hub-session.ts'
import type { KeptEnrolment } from './kept-enrolment.ts'
import type { MainWords } from './main-words.ts'
import { printPage, savePagePdf } from './print-page.ts'
import { createFileSaver } from './save-file.ts'

/** What the bridge's answers are made of. */
export interface DeskAnswersParts {
  readonly enrolment: KeptEnrolment
  readonly device: DeviceSecret
  readonly session: HubSession
  readonly window: BrowserWindow
  readonly dialog: Pick<Dialog, 'showSaveDialog'>
  /** Where the save dialog starts. */
  readonly documents: () => string
  readonly words: MainWords
  readonly log: DeskLog
}

/** One answer for each line of the bridge's table. */
export function buildDeskAnswers(parts: DeskAnswersParts): BridgeAnswers {
  const { enrolment, device, session, window, dialog, documents, words, log } = parts
  const saver = createFileSaver(window, dialog, documents, words)
  return {
    'desk:identity': async () => enrolment.identity(),
    'desk:enrol-sealed': async ({ text, code }) => {
      const answer = await enrolSealed(text, code, (opened) => enrolment.keep(opened))
      log.note('enrolled', { outcome: answer.outcome })
      return answer
    },
    'desk:known': async () => [...enrolment.desks()],
    'desk:choose': ({ code }) => enrolment.choose(code),
    'hub:sign-in': () => session.signIn(),
    'vault:bind': async ({ bytes }) => ({ bound: await device.bind(bytes) }),
    'page:print': () => printPage(window),
    'page:save-pdf': ({ fileName }) => savePagePdf(window, dialog, documents(), fileName, words),
    'page:save-file': saver.save,
    'page:save-more': saver.more,
    'log:failure': async ({ where, what }) => {
      log.failure(`page ${where}`, what)
      return null
    },
  }
}
