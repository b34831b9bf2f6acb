import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { _electron } from 'playwright-core'
import type { DeskShell, DeskShellOptions } from './desk-shell.ts'

/** Electron's program where it has been downloaded and can show a window, else null and why. */
export function findElectron(): { readonly path: string } | { readonly path: null; readonly why: string } {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const names = { linux: 'electron', win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }
  const name = names[process.platform as keyof typeof names]
  const path = process.env.ELECTRON_PATH ?? join(folder, 'dist', name ?? 'electron')
  if (!existsSync(path)) return { path: null, why: 'the Electron binary has not been downloaded here' }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { path: null, why: 'there is no display here' }
  }
  return { path }
}

/** The same shell in Electron itself. */
export async function startRealElectron(options: DeskShellOptions): Promise<DeskShell> {
  const electron = findElectron()
  if (electron.path === null) throw new Error(electron.why)
  const documents = join(options.userData, 'documents')
  await mkdir(documents, { recursive: true })
  const running = await _electron.launch({
    executablePath: electron.path,
    args: [
      ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
      `--user-data-dir=${options.userData}`,
      `--lang=${options.locale ?? 'zh-CN'}`,
      ...(options.keyring === 'basic_text' ? ['--password-store=basic'] : []),
      ...(options.enrolmentFile === undefined ? [] : [`--enrolment=${options.enrolmentFile}`]),
      join(options.bundles, '..'),
    ],
  })
  // A worker who agrees: the save dialog answers with what it offers.
  await running.evaluate(({ app, dialog }, folder) => {
    app.setPath('documents', folder)
    dialog.showSaveDialog = async (...given: unknown[]) => {
      const { defaultPath = '' } = given.at(-1) as { defaultPath?: string }
      return { canceled: false, filePath: defaultPath }
    }
  }, documents)
  const page = await running.firstWindow()
  await page.waitForLoadState()
  return {
    page,
    documents,
    dialogs: [],
    printed: () => 0,
    wake: () => running.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume')),
    lockScreen: () => running.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen')),
    close: () => running.close(),
    async kill() {
      running.process().kill('SIGKILL')
      await running.waitForEvent('close')
    },
  }
}
