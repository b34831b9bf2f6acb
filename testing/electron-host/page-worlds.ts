import { openWorldBridge } from './world-bridge.ts'

/** The name of the world in which the preload runs, apart from the page's. */
export const PRELOAD_WORLD = 'electron-preload'
/** The wire from that world to main. */
export const IPC_WIRE = 'electronIpcWire'

/**
 * What runs in the page's own world before the page: the receiving end of the bridge, and a `fetch` that knows the schemes
 * which main has made known to Electron. A scheme that main forgot stays as unknown to the page as it would be there.
 */
export function pageWorldScript(schemes: readonly (readonly [ours: string, http: string])[]): string {
  return `if (top === self) { (${openWorldBridge})('page', 'preload'); (${teachFetch})(${JSON.stringify(schemes)}) }`
}

/** What runs in the preload's world: the part of \`electron\` that a sandboxed preload may require, then the built preload itself. */
export function preloadWorldScript(preload: string): string {
  return `if (top === self) {
    const { expose } = (${openWorldBridge})('preload', 'page')
    const electron = (${preloadElectron})(expose, ${IPC_WIRE})
    const require = (name) => {
      if (name === 'electron') return electron
      throw new Error('module not found: ' + name)
    }
    const module = { exports: {} }
    ;(function (require, module, exports) {${preload}\n})(require, module, module.exports)
  }`
}

/** Self-contained: its text is run in the page. */
function teachFetch(schemes: readonly (readonly [ours: string, http: string])[]): void {
  const plain = globalThis.fetch
  globalThis.fetch = (input, init) => {
    const address = input instanceof Request ? null : String(input)
    const known = schemes.find(([ours]) => address?.startsWith(`${ours}/`))
    return known && address ? plain(known[1] + address.slice(known[0].length), init) : plain(input, init)
  }
}

/** Self-contained: its text is run in the preload's world. */
export function preloadElectron(
  expose: (name: string, value: unknown) => void,
  wire: (message: string) => void,
) {
  type Listener = (event: object, ...args: unknown[]) => void
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>()
  const listeners = new Map<string, Set<Listener>>()
  let asked = 0
  const ipcRenderer = {
    invoke(channel: string, ...args: unknown[]) {
      asked += 1
      const id = asked
      wire(JSON.stringify({ id, channel, args }))
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      return ipcRenderer
    },
    removeListener(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    },
  }
  // Main speaks to the preload through these two; the page's own world does not see them.
  Object.assign(globalThis, {
    electronIpcAnswer(id: number, answer: { value?: unknown; error?: string }) {
      const promise = waiting.get(id)
      waiting.delete(id)
      if (answer.error === undefined) promise?.resolve(answer.value)
      else promise?.reject(new Error(answer.error))
    },
    electronIpcEvent(channel: string, args: unknown[]) {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
    },
  })
  return { contextBridge: { exposeInMainWorld: expose }, ipcRenderer }
}
