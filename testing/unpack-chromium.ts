import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

/** How to start a browser on this machine: the program, and what its environment must hold. */
export interface ChromiumProgram {
  readonly path: string
  readonly environment: Readonly<Record<string, string>>
}

const ARCHIVES = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'] as const
const SYSTEM_PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'] as const

/**
 * Finds a Chromium: the one that `CHROMIUM_PATH` names, else the one inside the npm package (unpacked once per
 * installation), else the system's.
 */
export async function findChromium(): Promise<ChromiumProgram> {
  const named = process.env.CHROMIUM_PATH
  if (named) return { path: named, environment: {} }
  const unpacked = await unpackChromium()
  if (unpacked) return unpacked
  const system = SYSTEM_PROGRAMS.find((path) => existsSync(path))
  if (system) return { path: system, environment: {} }
  throw new Error('no Chromium for this machine: set CHROMIUM_PATH to one')
}

async function unpackChromium(): Promise<ChromiumProgram | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const archives = resolve(dirname(entry), '../bin')
  const { version } = createRequire(import.meta.url)(resolve(dirname(entry), '../package.json'))
  const home = resolve(archives, `../../../.cache/chromium-${version}`)
  if (!existsSync(home)) await unpackInto(home, archives)
  return runnable(home)
}

/** Unpacks beside the final place and renames, so that two test processes at once never see half a browser. */
async function unpackInto(home: string, archives: string): Promise<void> {
  const part = `${home}.part-${process.pid}`
  await mkdir(part, { recursive: true })
  // The package unpacks into the temporary directory of its process and nowhere else: so it gets a process of its own.
  const script = `
    import { inflate } from '@sparticuz/chromium'
    await Promise.all(${JSON.stringify(ARCHIVES.map((name) => join(archives, name)))}.map((path) => inflate(path)))`
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: resolve(archives, '../../../..'),
    env: { ...process.env, TMPDIR: part },
  })
  try {
    await rename(part, home)
  } catch (error) {
    await rm(part, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
}

/** A bare machine lacks the system libraries a browser wants; the package carries them, used only where they are missed. */
function runnable(home: string): ChromiumProgram {
  const path = join(home, 'chromium')
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: join(home, 'fonts') }
  if (spawnSync(path, ['--version']).status === 0) return { path, environment: fonts }
  return { path, environment: { ...fonts, LD_LIBRARY_PATH: join(home, 'al2023', 'lib') } }
}
