import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { BrowserWindowConstructorOptions, BrowserWindow as ElectronWindow, Rectangle } from 'electron'
import { app } from './app.ts'
import type { Debugger } from './debugger.ts'
import { PageContents } from './page-contents.ts'
import { assertSecurePage } from './protocol.ts'

let chromium: Debugger | null = null
const windows = new Set<BrowserWindow>()

/** Called once, before Electron would be ready. */
export function connectChromium(line: Debugger): void {
  chromium = line
}

/** Closes every window as a worker would. The process ends when main says so. */
export async function closeWindows(): Promise<void> {
  await Promise.all([...windows].map((window) => window.closeByWorker()))
}

/** A window of the shell: a page of the real Chromium. There is no weaker kind here than the product's. */
export class BrowserWindow
  extends EventEmitter
  implements
    Pick<
      ElectronWindow,
      | 'loadURL'
      | 'show'
      | 'focus'
      | 'restore'
      | 'maximize'
      | 'isMaximized'
      | 'isMinimized'
      | 'getNormalBounds'
    >
{
  readonly webContents: PageContents
  #bounds: Rectangle
  #maximized = false

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    const { sandbox, contextIsolation, nodeIntegration, preload } = options.webPreferences ?? {}
    if (!sandbox || !contextIsolation || nodeIntegration || !preload) {
      throw new Error('this host only has sandboxed, isolated windows without Node')
    }
    if (!chromium || !app.isReadyNow) throw new Error('a window cannot be opened before the app is ready')
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.#bounds = { x, y, width, height }
    this.webContents = new PageContents(chromium, readFileSync(preload, 'utf8'), this.#bounds)
    windows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  async loadURL(address: string): Promise<void> {
    assertSecurePage(address)
    await this.webContents.load(address)
    this.emit('ready-to-show')
  }

  async closeByWorker(): Promise<void> {
    this.emit('close', { preventDefault: () => undefined })
    await this.webContents.close()
    windows.delete(this)
    this.emit('closed')
    if (windows.size === 0) app.emit('window-all-closed')
  }

  show(): void {
    this.emit('show')
  }
  focus(): void {
    this.emit('focus')
  }
  restore(): void {
    this.emit('restore')
  }
  maximize(): void {
    this.#maximized = true
  }
  isMaximized(): boolean {
    return this.#maximized
  }
  isMinimized(): boolean {
    return false
  }
  getNormalBounds(): Rectangle {
    return this.#bounds
  }
}
