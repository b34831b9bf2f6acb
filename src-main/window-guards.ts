import type { App, WebContents } from 'electron'
import type { DeskLog } from './desk-log.ts'
import { isDeskUrl } from './schemes.ts'

/** Every window and frame that will ever exist stays on the desk's own pages and opens no other. */
export function guardWindows(app: Pick<App, 'on'>, log: DeskLog): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log))
}

function guardContents(contents: WebContents, log: DeskLog): void {
  contents.setWindowOpenHandler(() => {
    log.note('a window was refused')
    return { action: 'deny' }
  })
  contents.on('will-frame-navigate', (event) => {
    if (isDeskUrl(event.url)) return
    event.preventDefault()
    log.note('a navigation was refused')
  })
  contents.on('will-redirect', (event) => {
    if (!isDeskUrl(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('preload-error', (_event, _path, error) => log.failure('preload', error.name))
}
