import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { runHubCommand } from '../sync-server/commands/run-hub-command.ts'
import { OrganisationTree } from '../sync-server/organisation-tree.ts'

const root = resolve(import.meta.dirname, '..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const HANDBOOKS = ['docs/operations.md', 'docs/运维手册.md'] as const
const COMPOSE = /^docker compose (?:-f \S+ )+/

/** Lines of the code blocks, and code among the words. */
function commandsOf(page: string): readonly string[] {
  const text = read(page)
  const blocks = [...text.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block = '']) => block.split('\n'))
  const words = text.replace(/```.*?```/gs, '').matchAll(/`([^`]+)`/g)
  return [...blocks, ...[...words].map(([, word = '']) => word)].map((line) => line.trim()).filter(Boolean)
}

/** What the commands of the hub are told, however they are started. */
function hubCommandsOf(page: string): readonly (readonly string[])[] {
  const told = commandsOf(page).flatMap((line) => {
    const composed = COMPOSE.test(line) ? /\brun --rm hub (.+)$/.exec(line)?.[1] : undefined
    return composed ?? /npm run hub -- (.+)$/.exec(line)?.[1] ?? []
  })
  return told.map((line) => line.split(' ')).filter(([first]) => first !== '…')
}

async function helpOf(words: readonly string[]): Promise<string> {
  const lines: string[] = []
  const exitCode = await runHubCommand([...words, '--help'], {
    env: {},
    say: (line) => lines.push(line),
    complain: (sentence) => lines.push(sentence),
    progress: { write: () => undefined },
    now: Date.now,
  })
  return exitCode === 0 ? lines.join('\n') : ''
}

test('both languages have the same chapters, the same commands and the same figures', () => {
  const [english, chinese] = HANDBOOKS
  const chapters = (page: string) => read(page).match(/^## /gm)?.length
  expect(chapters(chinese)).toBe(chapters(english))
  const blocks = (page: string) => [...read(page).matchAll(/```(sh|json)\n.*?```/gs)].map(([block]) => block)
  expect(blocks(chinese)).toEqual(blocks(english))
  const named = (page: string) => [...new Set(read(page).match(/`[a-z_-]+[_-][a-z_-]+`/g))].toSorted()
  expect(named(chinese)).toEqual(named(english))
})

describe.each(HANDBOOKS)('%s', (page) => {
  test('names only commands and options that the hub has', async () => {
    const told = hubCommandsOf(page)
    expect(told.length).toBeGreaterThan(10)
    for (const words of told) {
      const isGroup = ['org', 'desk', 'worker', 'audit', 'subject'].includes(words[0] ?? '')
      const help = await helpOf(words.slice(0, isGroup ? 2 : 1))
      expect(help, words.join(' ')).toContain(`Usage: hub ${words.slice(0, isGroup ? 2 : 1).join(' ')}`)
      for (const option of words.filter((word) => word.startsWith('--')))
        expect(help, `${words.join(' ')}: ${option}`).toContain(option)
    }
  })

  test('names only scripts that npm has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...read(page).matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? '')
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })

  test('names only services and files of compose that are there', () => {
    const composed = commandsOf(page).filter((line) => COMPOSE.test(line))
    expect(composed.length).toBeGreaterThan(20)
    const services = ['compose.yaml', 'compose.cluster.yaml'].flatMap((file) =>
      Object.keys(Object(parse(read(`sync-server/${file}`), { merge: true })).services),
    )
    for (const line of composed) {
      for (const [, file = ''] of line.matchAll(/-f (\S+)/g)) {
        // `-c` and `-f -` belong to what runs inside.
        if (file !== '-') expect(existsSync(join(root, file)), line).toBe(true)
      }
      const words = line.replace(COMPOSE, '').split(' ')
      const [verb = ''] = words
      expect(['up', 'run', 'exec', 'cp', 'restart', 'build', 'down', 'logs', 'ps'], line).toContain(verb)
      const named = words
        .slice(1)
        .filter((word) => services.some((service) => word.split(':')[0] === service))
      if (['run', 'exec', 'cp', 'restart', 'logs'].includes(verb))
        expect(named.length, line).toBeGreaterThan(0)
    }
  })

  test('shows a tree that the hub takes', () => {
    const [, json = ''] = /```json\n(.*?)```/s.exec(read(page)) ?? []
    expect(OrganisationTree.safeParse(JSON.parse(json)).success).toBe(true)
  })

  test('says of each port and secret what the files say', () => {
    const compose = Object(parse(read('sync-server/compose.yaml'), { merge: true }))
    for (const { file } of Object.values(compose.secrets) as { file: string }[]) {
      expect(read(page)).toContain(`${file.replace('./', '')}`)
    }
    for (const port of ['443', '80', '9180']) expect(read(page)).toMatch(new RegExp(`\\b${port}\\b`))
  })
})
