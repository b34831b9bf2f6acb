import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = [
  'src-renderer',
  'src-main',
  'domain',
  'contracts',
  'electron.vite.config.ts',
  'package-lock.json',
]
const OUTPUTS = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html']

function newestIn(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name),
  )
  return Math.max(0, ...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs))
}

/** Whether a bundle is missing or older than what it is made from. */
export function isBuildStale(root: string): boolean {
  const built = OUTPUTS.map((output) => join(root, output))
  if (!built.every((output) => existsSync(output))) return true
  const oldest = Math.min(...built.map((output) => statSync(output).mtimeMs))
  return Math.max(...SOURCES.map((source) => newestIn(join(root, source)))) > oldest
}

/** Builds all bundles where that is needed. False where the build failed; its own words went to standard error. */
export function buildWhenStale(root: string, say: (sentence: string) => void): boolean {
  if (!isBuildStale(root)) return true
  say('正在构建登记台，首次启动约需一分钟… Building the desk, which takes about a minute the first time…')
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const { status } = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return status === 0
}
