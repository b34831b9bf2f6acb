import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whether a window could be shown at all. */
export function hasDisplay(platform: string, env: NodeJS.ProcessEnv): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** The Electron binary of this machine, or null. The package brings a launcher only: the binary is fetched when first needed. */
export function findElectron(root: string, env: NodeJS.ProcessEnv): string | null {
  const packageFolder = join(root, 'node_modules', 'electron')
  const pathFile = join(packageFolder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const path = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder, 'dist'), name)
  return existsSync(path) ? path : null
}

/** Lets the package fetch its binary, as it would on its first launch; gives up after five minutes or when told to. */
export function fetchElectron(root: string, signal: AbortSignal): Promise<void> {
  const installer = spawn(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
    stdio: 'ignore',
    signal: AbortSignal.any([signal, AbortSignal.timeout(5 * 60_000)]),
  })
  return new Promise((resolve) => {
    installer.on('exit', () => resolve())
    installer.on('error', () => resolve())
  })
}
