import type { App, BrowserWindow } from 'electron'
import { describeFailure } from './describe-failure.ts'
import type { DeskLog } from './desk-log.ts'

/**
 * Writes down what died, and brings the page back: what was typed is in its drafts. No memory dumps are taken, because the memory
 * of this program is full of people.
 */
export function logCrashes(app: Pick<App, 'on'>, window: BrowserWindow, log: DeskLog): void {
  window.webContents.on('render-process-gone', (_event, details) => {
    log.failure('window', `${details.reason} ${details.exitCode}`)
    if (details.reason !== 'clean-exit') window.webContents.reload()
  })
  window.on('unresponsive', () => log.failure('window', 'unresponsive'))
  app.on('child-process-gone', (_event, details) =>
    log.failure(`process ${details.type}`, `${details.reason} ${details.exitCode}`),
  )
  process.on('uncaughtException', (failure) => log.failure('main', describeFailure(failure)))
  process.on('unhandledRejection', (failure) => log.failure('main', describeFailure(failure)))
}
