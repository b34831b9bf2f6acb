import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shellOptions } from './shell-options.ts'

const FOLDERS = { userData: '.', documents: 'documents' } as const

/** The part of Electron's `app` that the shell uses, on this process and its profile folder. */
class ShellApp extends EventEmitter {
  readonly commandLine = {
    getSwitchValue: (name: string): string => shellOptions.switches[name] ?? '',
  }
  #ready = Promise.withResolvers<void>()
  #isReady = false

  get isReadyNow(): boolean {
    return this.#isReady
  }

  becomeReady(): void {
    this.#isReady = true
    this.#ready.resolve()
    this.emit('ready')
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }

  getPath(name: string): string {
    if (!isFolder(name)) throw new Error(`this host has no folder '${name}'`)
    const folder = join(shellOptions.userData, FOLDERS[name])
    mkdirSync(folder, { recursive: true })
    return folder
  }

  getLocale(): string {
    return shellOptions.locale
  }

  /** One process a profile; a lock whose process is dead counts for nothing, as after a power cut. */
  requestSingleInstanceLock(): boolean {
    const file = join(this.getPath('userData'), 'instance.lock')
    const holder = readHolder(file)
    if (holder !== null && holder !== process.pid && isAlive(holder)) return false
    writeFileSync(file, String(process.pid))
    return true
  }

  quit(): void {
    this.emit('before-quit')
    this.emit('will-quit')
    this.exit(0)
  }

  exit(code = 0): never {
    process.exit(code)
  }
}

export const app = new ShellApp()

function isFolder(name: string): name is keyof typeof FOLDERS {
  return name in FOLDERS
}

function readHolder(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
