import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createFinder } from './find-texts.ts'
import type { KnownValue } from './known-people.ts'
import { unpackTable } from './unpack-table.ts'

export interface Search {
  /** Values looked for, and those of them that were found. */
  readonly values: number
  readonly found: readonly KnownValue[]
  /** Files that were read, and those in which something was found. */
  readonly files: number
  readonly bytes: number
  readonly foundIn: readonly string[]
}

/** Looks for values in every file of a folder: as they lie there, and in what the tables of LevelDB hold packed. */
export function searchProfile(folder: string, values: readonly KnownValue[]): Search {
  const find = createFinder(values.map(({ text }) => text))
  const found = new Set<string>()
  const foundIn: string[] = []
  let bytes = 0
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const file = readFileSync(path)
    bytes += file.length
    const here = [file, ...unpackTable(file)].flatMap((content) => [...find(content)])
    for (const text of here) found.add(text)
    if (here.length > 0) foundIn.push(relative(folder, path))
  }
  return {
    values: values.length,
    found: values.filter(({ text }) => found.has(text)),
    files: entries.length,
    bytes,
    foundIn,
  }
}
