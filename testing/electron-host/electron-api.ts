/**
 * Which parts of Electron a source file uses, read off its text: in src-main a variable of an Electron type is always named after
 * it, so the name tells the type. Only types that the file imports from `electron` count.
 */
const RECEIVERS: Readonly<Record<string, { readonly type: string; readonly imported: readonly string[] }>> = {
  app: { type: 'App', imported: ['app', 'App'] },
  BrowserWindow: { type: 'BrowserWindow', imported: ['BrowserWindow'] },
  commandLine: { type: 'CommandLine', imported: ['App', 'app'] },
  contents: { type: 'WebContents', imported: ['WebContents'] },
  contextBridge: { type: 'ContextBridge', imported: ['contextBridge'] },
  dialog: { type: 'Dialog', imported: ['dialog', 'Dialog'] },
  frame: { type: 'WebFrameMain', imported: ['IpcMainInvokeEvent'] },
  ipc: { type: 'IpcMain', imported: ['IpcMain'] },
  ipcMain: { type: 'IpcMain', imported: ['ipcMain'] },
  ipcRenderer: { type: 'IpcRenderer', imported: ['ipcRenderer'] },
  Menu: { type: 'Menu', imported: ['Menu'] },
  net: { type: 'Net', imported: ['net'] },
  powerMonitor: { type: 'PowerMonitor', imported: ['powerMonitor', 'PowerMonitor'] },
  protocol: { type: 'Protocol', imported: ['protocol'] },
  safeStorage: { type: 'SafeStorage', imported: ['safeStorage', 'SafeStorage'] },
  screen: { type: 'Screen', imported: ['screen'] },
  session: { type: 'Session', imported: ['session', 'Session'] },
  webContents: { type: 'WebContents', imported: ['BrowserWindow'] },
  window: { type: 'BrowserWindow', imported: ['BrowserWindow'] },
}

/** One use, as `Type.member` or, for something listened to, `Type 'event'`. */
export function findElectronUses(source: string): readonly string[] {
  const imported = importedFromElectron(source)
  const code = source.replaceAll(/from '[^']*'/g, '')
  return Object.entries(RECEIVERS)
    .filter(([, receiver]) => receiver.imported.some((name) => imported.has(name)))
    .flatMap(([name, { type }]) => usesOf(code, name, type))
}

/** The names that a source takes from `electron`; a value without a receiver above would go unseen, so it is an error. */
export function importedFromElectron(source: string): ReadonlySet<string> {
  const lists = [...source.matchAll(/import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'electron'/g)]
  return new Set(
    lists.flatMap(([, list = '']) => list.split(',').map((name) => name.replace(/\btype\b/, '').trim())),
  )
}

/** Whether a name can be followed; types that are only passed on need no receiver. */
export function isFollowed(name: string): boolean {
  return Object.values(RECEIVERS).some(({ imported }) => imported.includes(name))
}

function usesOf(source: string, name: string, type: string): readonly string[] {
  const members = [...source.matchAll(new RegExp(`\\b${name}\\??\\.(\\w+)`, 'g'))]
  const events = [...source.matchAll(new RegExp(`\\b${name}\\.(?:on|once)\\(\\s*'([^']+)'`, 'g'))]
  return [
    ...members.map(([, member]) => `${type}.${member}`),
    ...events.map(([, event]) => `${type} '${event}'`),
  ]
}

/** Whether Electron's own declarations have what a use names. */
export function isDeclared(use: string, declarations: string): boolean {
  const [, type = '', member, event] = /^(\w+)(?:\.(\w+)| '([^']+)')$/.exec(use) ?? []
  const body = bodyOf(type, declarations)
  if (event) return body.includes(`on(event: '${event}',`)
  return new RegExp(`^    (?:static |readonly )*${member}[(?:<]`, 'm').test(body)
}

/** A type's declaration with all that it extends. */
function bodyOf(type: string, declarations: string): string {
  const found = new RegExp(
    `^  (?:class|interface) ${type} (?:extends ([\\w.]+) )?\\{\\n(.*?)\\n  \\}`,
    'ms',
  ).exec(declarations)
  if (!found) return ''
  const [, parent, body = ''] = found
  return parent === undefined || parent.includes('EventEmitter')
    ? `${body}\n${EMITTER}`
    : `${body}\n${bodyOf(parent, declarations)}`
}

/** What Node's emitters bring along. */
const EMITTER = '    removeListener('
