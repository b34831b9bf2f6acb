import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

function linksOf(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8')
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((link) => !/^(https?:|#)/.test(link))
    .map((link) => relative(root, resolve(root, dirname(page), decodeURI(link.split('#')[0] ?? ''))))
}

/** `folder/file.ts` or `folder/file.ts#export` in backticks is a promise that the file, and the export, exist. */
function namedSources(page: string): { file: string; exported: string | undefined }[] {
  const text = readFileSync(join(root, page), 'utf8')
  return [...text.matchAll(/`([\w./-]+\.tsx?)(?:#(\w+))?`/g)]
    .filter((match) => match[1]?.includes('/'))
    .map((match) => ({ file: match[1] ?? '', exported: match[2] }))
}

describe('the documentation', () => {
  test.each(pages)('%s links only to files that exist', (page) => {
    expect(linksOf(page).filter((link) => !existsSync(join(root, link)))).toEqual([])
  })

  test.each(pages)('%s names only source files and exports that exist', (page) => {
    const missing = namedSources(page).filter(({ file, exported }) => {
      if (!existsSync(join(root, file))) return true
      if (!exported) return false
      const declaration = new RegExp(`export (async )?(function|const|type|interface|class) ${exported}\\b`)
      return !declaration.test(readFileSync(join(root, file), 'utf8'))
    })
    expect(missing).toEqual([])
  })

  test('the data path names at least ten source files', () => {
    expect(namedSources('docs/data-path.md').length).toBeGreaterThanOrEqual(10)
  })
})
