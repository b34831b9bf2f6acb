import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isBuildStale } from './build-when-stale.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stale-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, second: number): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), '')
  utimesSync(join(root, path), second, second)
}

const OUTPUTS = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html']

test('a build newer than every source is kept', () => {
  write('domain/fact.ts', 100)
  for (const output of OUTPUTS) write(output, 200)
  expect(isBuildStale(root)).toBe(false)
})

test.each(OUTPUTS)('a build without %s is stale', (missing) => {
  for (const output of OUTPUTS.filter((path) => path !== missing)) write(output, 200)
  expect(isBuildStale(root)).toBe(true)
})

test('one source written after the build makes it stale, a test does not', () => {
  for (const output of OUTPUTS) write(output, 200)
  write('src-renderer/features/a.test.tsx', 300)
  expect(isBuildStale(root)).toBe(false)
  write('src-renderer/features/a.tsx', 300)
  expect(isBuildStale(root)).toBe(true)
})
