import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Enrolment } from '#contracts/enrolment'
import { writeSecret } from '../sync-server/keys/secret-file.ts'
import { fetchElectron, findElectron, hasDisplay } from './find-electron.ts'

const NO_DISPLAY =
  '这台机器没有显示屏，请在浏览器中打开上面的地址。 There is no display here, so the browser edition is served at the address above.'
const NO_BINARY =
  '未能取得 Electron 程序，请在浏览器中打开上面的地址。 The Electron binary could not be fetched, so the browser edition is served at the address above.'
const ENDED =
  'Electron 未能启动，请在浏览器中打开上面的地址。 Electron did not start, so the browser edition is served at the address above.'

export interface ShellSurroundings {
  readonly root: string
  /** Everything of this trial lies here, the shell's own records too. */
  readonly folder: string
  readonly enrolment: Enrolment
  readonly say: (sentence: string) => void
  /** The worker closed the window. */
  readonly onClosed: () => void
  /** The hub stops. */
  readonly signal: AbortSignal
}

/** Opens the desk in Electron where that can be, and else says in one sentence why not. Resolves when either is done. */
export async function openShell(surroundings: ShellSurroundings): Promise<void> {
  const { root, folder, enrolment, say, signal } = surroundings
  if (!hasDisplay(process.platform, process.env)) return say(NO_DISPLAY)
  if (!findElectron(root, process.env)) await fetchElectron(root, signal)
  const binary = findElectron(root, process.env)
  if (signal.aborted) return
  if (!binary) return say(NO_BINARY)
  const file = join(folder, `enrolment-${enrolment.desk.code}.json`)
  writeSecret(file, JSON.stringify(enrolment))
  const args = [root, `--enrolment=${file}`, `--user-data-dir=${join(folder, 'electron')}`]
  watchShell(spawn(binary, args, { stdio: 'ignore' }), surroundings)
}

function watchShell(shell: ChildProcess, { say, onClosed, signal }: ShellSurroundings): void {
  signal.addEventListener('abort', () => shell.kill())
  shell.on('error', () => say(ENDED))
  shell.on('exit', (code) => {
    if (signal.aborted) return
    if (code === 0) onClosed()
    else say(ENDED)
  })
}
