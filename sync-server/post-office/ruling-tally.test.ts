import { expect, test } from 'vitest'
import type { HubStore, Unstored } from '../hub-store.ts'
import { tallyRulings } from './ruling-tally.ts'

test('rulings are counted by what they rule on and how, once each, and nothing else is', async () => {
  const there = new Set<string>()
  const create = async (_database: string, { _id }: Unstored) => {
    if (there.has(_id)) return 'exists'
    there.add(_id)
    return 'created'
  }
  const { store, tally } = tallyRulings({ create } satisfies Partial<HubStore> as unknown as HubStore)
  const ruled = (_id: string, kind: string, outcome: string) =>
    store.create('org-1', { _id, kind, body: { ruling: { outcome } } })
  await ruled('a.ruled', 'registration-ruled', 'enrolled')
  expect(await ruled('a.ruled', 'registration-ruled', 'enrolled')).toBe('exists')
  await ruled('b.ruled', 'registration-ruled', 'enrolled')
  await ruled('c.ruled', 'registration-ruled', 'duplicate')
  await ruled('d.ruled', 'group-ruled', 'registered')
  await store.create('register', { _id: 'number:1', subject: 'registration:a' })
  await store.create('org-1', { _id: 'desk:1', kind: 'desk-receipt', body: {} })
  expect(tally).toEqual(
    new Map([
      ['registration', new Map(Object.entries({ enrolled: 2, duplicate: 1 }))],
      ['group', new Map([['registered', 1]])],
    ]),
  )
})
