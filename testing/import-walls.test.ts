import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * The walls between the parts of the project (docs/architecture.md). A file may import from its own area, from the areas named here,
 * and from the packages named here; tests may also use `testing`, vitest and what they drive.
 */
const WALLS: Record<string, { areas: readonly string[]; packages: readonly RegExp[] }> = {
  domain: { areas: [], packages: [/^zod$/] },
  contracts: { areas: ['domain'], packages: [/^zod$/] },
  'src-main': { areas: ['domain', 'contracts'], packages: [/^zod$/, /^electron$/, /^node:/, /^pino/] },
  'src-renderer': { areas: ['domain', 'contracts'], packages: [/.*/] },
  'sync-server': { areas: ['domain', 'contracts'], packages: [/.*/] },
}

/** Packages that only these folders may touch, in product code. */
const RESERVED: readonly { packages: RegExp; folders: readonly string[] }[] = [
  { packages: /^(rxdb|dexie|rxjs)(\/|$)/, folders: ['src-renderer/store', 'src-renderer/replication'] },
  {
    packages: /^pouchdb|^express-pouchdb/,
    folders: ['src-renderer/evidence', 'sync-server/embedded-hub'],
  },
  { packages: /^nano$/, folders: ['sync-server'] },
  { packages: /^electron$/, folders: ['src-main'] },
  {
    packages: /^(react|react-dom|react-router|react-i18next|antd|@ant-design\/.*)(\/|$)/,
    folders: [
      'src-renderer/features',
      'src-renderer/ui',
      'src-renderer/app',
      'src-renderer/wording',
      'src-renderer/main.tsx',
    ],
  },
  { packages: /^node:/, folders: ['src-main', 'sync-server'] },
]

const root = resolve(import.meta.dirname, '..')

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = [...text.matchAll(/(?:^|[\s;}])(?:import|export)\s(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]/gm)]
  const dynamic = [...text.matchAll(/import\(\s*['"]([^'"]+)['"]\s*\)/g)]
  return [...found, ...dynamic].map((match) => match[1] ?? '')
}

function areaOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1).split('/')[0] ?? ''
  if (!specifier.startsWith('.')) return null
  const target = relative(root, resolve(root, dirname(file), specifier))
  return target.split(sep)[0] ?? ''
}

function isTest(file: string): boolean {
  return /\.(test|fixture|test-page)\.tsx?$/.test(file)
}

function breaches(area: string): string[] {
  const wall = WALLS[area]
  if (!wall) return []
  return filesBelow(area)
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      importsOf(file).flatMap((specifier) => {
        const target = areaOf(file, specifier)
        if (target !== null) {
          return target === area || wall.areas.includes(target) ? [] : [`${file} imports ${specifier}`]
        }
        const allowed = wall.packages.some((pattern) => pattern.test(specifier))
        const reserved = RESERVED.find(({ packages }) => packages.test(specifier))
        const inPlace =
          !reserved || reserved.folders.some((folder) => file === folder || file.startsWith(`${folder}/`))
        return allowed && inPlace ? [] : [`${file} imports ${specifier}`]
      }),
    )
}

describe('the walls between the parts', () => {
  test.each(Object.keys(WALLS))('%s imports only what it may', (area) => {
    expect(filesBelow(area).length).toBeGreaterThan(0)
    expect(breaches(area)).toEqual([])
  })

  test('imports are found in every form they are written in', () => {
    expect(importsOf('testing/import-walls.test.ts')).toEqual(['node:fs', 'node:path', 'vitest'])
  })
})
