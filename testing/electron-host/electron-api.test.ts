import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { findElectronUses, importedFromElectron, isDeclared, isFollowed } from './electron-api.ts'

const folder = resolve(import.meta.dirname, '../../src-main')
const sources = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))
const declarations = readFileSync(
  join(dirname(createRequire(import.meta.url).resolve('electron/package.json')), 'electron.d.ts'),
  'utf8',
)
const used = [...new Set(sources.flatMap(findElectronUses))].sort()

/** Everything of Electron that the shell touches: a new use is written down here, so that a reviewer sees it. */
const USED: readonly string[] = [
  "App 'child-process-gone'",
  "App 'second-instance'",
  "App 'web-contents-created'",
  "App 'window-all-closed'",
  'App.commandLine',
  'App.exit',
  'App.getLocale',
  'App.getPath',
  'App.on',
  'App.quit',
  'App.requestSingleInstanceLock',
  'App.whenReady',
  "BrowserWindow 'close'",
  "BrowserWindow 'ready-to-show'",
  "BrowserWindow 'unresponsive'",
  'BrowserWindow.focus',
  'BrowserWindow.getNormalBounds',
  'BrowserWindow.isMaximized',
  'BrowserWindow.isMinimized',
  'BrowserWindow.loadURL',
  'BrowserWindow.maximize',
  'BrowserWindow.on',
  'BrowserWindow.once',
  'BrowserWindow.restore',
  'BrowserWindow.show',
  'BrowserWindow.webContents',
  'CommandLine.getSwitchValue',
  'ContextBridge.exposeInMainWorld',
  'Dialog.showErrorBox',
  'Dialog.showMessageBox',
  'Dialog.showSaveDialog',
  'IpcMain.handle',
  'IpcRenderer.invoke',
  'IpcRenderer.on',
  'IpcRenderer.removeListener',
  'Menu.buildFromTemplate',
  'Menu.setApplicationMenu',
  'Net.fetch',
  "PowerMonitor 'lock-screen'",
  "PowerMonitor 'resume'",
  "PowerMonitor 'suspend'",
  "PowerMonitor 'unlock-screen'",
  'PowerMonitor.on',
  'Protocol.handle',
  'Protocol.registerSchemesAsPrivileged',
  'SafeStorage.decryptStringAsync',
  'SafeStorage.encryptStringAsync',
  'SafeStorage.getSelectedStorageBackend',
  'SafeStorage.isAsyncEncryptionAvailable',
  'Screen.getAllDisplays',
  'Session.defaultSession',
  'Session.setDevicePermissionHandler',
  'Session.setPermissionCheckHandler',
  'Session.setPermissionRequestHandler',
  "WebContents 'preload-error'",
  "WebContents 'render-process-gone'",
  "WebContents 'will-attach-webview'",
  "WebContents 'will-frame-navigate'",
  "WebContents 'will-redirect'",
  'WebContents.on',
  'WebContents.print',
  'WebContents.printToPDF',
  'WebContents.reload',
  'WebContents.send',
  'WebContents.setWindowOpenHandler',
  'WebFrameMain.parent',
  'WebFrameMain.url',
]

/** Types that are only named or passed on; nothing is called on them. */
const NAMED = ['CustomScheme', 'Display', 'MenuItemConstructorOptions', 'Rectangle']

/** What the host's own Chromium never brings about; the product listens all the same. */
const NEVER_HAPPENS = [
  "App 'child-process-gone'",
  "App 'second-instance'",
  "BrowserWindow 'unresponsive'",
  "WebContents 'preload-error'",
  "WebContents 'will-attach-webview'",
  "WebContents 'will-redirect'",
]

test('src-main uses these parts of Electron and no others', () => {
  expect(used).toEqual(USED)
})

test('every name that comes from Electron is followed to its uses, or only named', () => {
  const imported = new Set(sources.flatMap((source) => [...importedFromElectron(source)]))
  expect([...imported].filter((name) => name !== '' && !isFollowed(name) && !NAMED.includes(name))).toEqual(
    [],
  )
})

test('all of them are in the declarations of the Electron that is installed', () => {
  expect(used.length).toBeGreaterThan(40)
  expect(used.filter((use) => !isDeclared(use, declarations))).toEqual([])
})

test('a part that Electron does not have is noticed', () => {
  const source =
    "import { app } from 'electron'\napp.getPaht('userData')\napp.on('window-all-closd', () => {})"
  const uses = findElectronUses(source)
  expect(uses).toEqual(['App.getPaht', 'App.on', "App 'window-all-closd'"])
  expect(uses.filter((use) => !isDeclared(use, declarations))).toEqual([
    'App.getPaht',
    "App 'window-all-closd'",
  ])
})

test('the host supplies all of them', () => {
  const program = join(import.meta.dirname, 'list-supplied.ts')
  const supplied: Record<string, string[]> = JSON.parse(
    execFileSync(process.execPath, [program, '{}'], { encoding: 'utf8' }),
  )
  const missing = used
    .filter((use) => use.includes('.'))
    .filter((use) => {
      const [type = '', member = ''] = use.split('.')
      return !supplied[type]?.includes(member)
    })
  expect(missing).toEqual([])
})

test('the host brings about every event that is listened to, but for those said here', () => {
  const host = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n')
  const silent = used.filter((use) => {
    const event = / ('[^']+')$/.exec(use)?.[1]
    return event !== undefined && !host.includes(event)
  })
  expect(silent).toEqual(NEVER_HAPPENS)
})
