import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Plugin } from 'vite'
import type { BuildFiles } from '../src-renderer/service-worker/build-files.ts'

const WORKER = 'service-worker.js'

/** Writes the list of the finished build's files into its service worker, last of all, when every file has its final content. */
export function listBuildFiles(): Plugin {
  return {
    name: 'list-build-files',
    apply: 'build',
    writeBundle: {
      order: 'post',
      handler({ dir }) {
        if (!dir) throw new Error('a build without a folder has no files to list')
        const worker = join(dir, WORKER)
        const code = readFileSync(worker, 'utf8')
        if (!code.includes('__BUILD_FILES__')) throw new Error(`${WORKER} has no place for the list of files`)
        writeFileSync(worker, code.replace('__BUILD_FILES__', JSON.stringify(findBuildFiles(dir))))
      },
    },
  }
}

/** Every file below a folder but the service worker itself. The version is a hash over names and contents. */
export function findBuildFiles(folder: string): BuildFiles {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => file !== WORKER)
    .sort()
  const version = createHash('sha256')
  for (const file of files) version.update(file).update(readFileSync(join(folder, file)))
  const isFont = (file: string) => /\.woff2?$/.test(file)
  return {
    version: version.digest('hex').slice(0, 16),
    pages: files.filter((file) => !isFont(file)),
    fonts: files.filter(isFont),
  }
}
