import type { App, BrowserWindow } from 'electron'

/**
 * Two processes on one profile would be two writers of one register: the second start shows the window of the first and ends.
 * Answers only in the first one.
 */
export function onlyInstance(app: Pick<App, 'requestSingleInstanceLock' | 'exit'>): Promise<void> {
  if (app.requestSingleInstanceLock()) return Promise.resolve()
  app.exit(0)
  return new Promise(() => undefined)
}

/** A second start is a worker who did not see the window: it comes to the front. */
export function comeForwardOnSecondStart(app: Pick<App, 'on'>, window: BrowserWindow): void {
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  })
}
