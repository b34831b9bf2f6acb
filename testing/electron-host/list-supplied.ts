import * as electron from './electron-module.ts'
import { PageContents } from './page-contents.ts'
import { preloadElectron } from './page-worlds.ts'

/** Prints, as JSON, what this host has of each of Electron's types. Run as a program: the host belongs in a process of its own. */
const inPreload = preloadElectron(
  () => undefined,
  () => undefined,
)
const supplied = {
  App: membersOf(electron.app),
  BrowserWindow: membersOf(electron.BrowserWindow.prototype).concat('webContents'),
  CommandLine: membersOf(electron.app.commandLine),
  ContextBridge: membersOf(inPreload.contextBridge),
  Dialog: membersOf(electron.dialog),
  IpcMain: membersOf(electron.ipcMain),
  IpcRenderer: membersOf(inPreload.ipcRenderer),
  Menu: membersOf(electron.Menu),
  Net: membersOf(electron.net),
  PowerMonitor: membersOf(electron.powerMonitor),
  Protocol: membersOf(electron.protocol),
  SafeStorage: membersOf(electron.safeStorage),
  Screen: membersOf(electron.screen),
  Session: membersOf(electron.session).concat(membersOf(electron.session.defaultSession)),
  WebContents: membersOf(PageContents.prototype),
  // The gate's asker: see AskingFrame.
  WebFrameMain: ['url', 'parent'],
}
console.log(JSON.stringify(supplied))

function membersOf(thing: object): string[] {
  const parent: unknown = Object.getPrototypeOf(thing)
  const own = Object.getOwnPropertyNames(thing)
  return typeof parent === 'object' && parent !== null && parent !== Object.prototype
    ? own.concat(membersOf(parent))
    : own
}
