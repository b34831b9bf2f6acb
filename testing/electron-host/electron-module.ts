import { EventEmitter } from 'node:events'
import type { MenuItemConstructorOptions } from 'electron'

/** What `import … from 'electron'` gets here: the part of it that src-main uses, running against a real Chromium. */
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { session } from './default-session.ts'
export { dialog } from './dialogs.ts'
export { ipcMain } from './ipc-main.ts'
export { protocol } from './protocol.ts'
export { safeStorage } from './safe-storage.ts'

/** Node's own network stack stands for Chromium's: no cookie jar, redirects as asked. */
export const net = { fetch: (input: string | Request, init?: RequestInit) => fetch(input, init) }

export const powerMonitor = new EventEmitter()

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
}

/** A menu is a list that nobody pulls down here. */
export class Menu {
  readonly template: readonly MenuItemConstructorOptions[]
  constructor(template: readonly MenuItemConstructorOptions[]) {
    this.template = template
  }
  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): Menu {
    return new Menu(template)
  }
  static setApplicationMenu(_menu: Menu | null): void {}
}
