import { expect, test } from 'vitest'
import type { DirectoryEntry } from '#contracts/directory'
import { PlainDate } from '#domain/plain-date'
import { getMinorsPolicy, MINORS_POLICIES } from '#domain/policy/minors-policy'
import type { HubStore } from './hub-store.ts'
import { bookOf, createOrganisationBook } from './organisation-book.ts'

const today = PlainDate.parse('2026-03-02')
const row = {
  kind: 'minors-policy',
  region: '4102',
  from: today,
  to: null,
  accompaniment: 'consent-or-accompaniment',
  source: { zh: '试', en: 'trial' },
} as const satisfies DirectoryEntry

test('the book judges by the rows of the directory, and by the program’s own where there are none', () => {
  expect(bookOf(() => []).minorsPolicies()).toEqual(MINORS_POLICIES)
  const rule = getMinorsPolicy('410202', today, bookOf(() => [row]).minorsPolicies())
  expect(rule).toMatchObject({ accompaniment: 'consent-or-accompaniment' })
})

test('rows that nobody can read are left out, and keep nobody from being judged', async () => {
  const stored = [
    { ...row, from: 'soon' },
    { ...row, region: 'everywhere' },
    { ...row, accompaniment: 'never' },
    { kind: 'minors-policy' },
    null,
  ]
  // A book asks its store for nothing but documents by their prefix.
  const store = {
    findByPrefix: async (_database: string, prefix: string) => (prefix === 'minors-policy:' ? stored : []),
  } as unknown as HubStore
  const book = createOrganisationBook(store)
  await book.refresh()
  expect(book.minorsPolicies()).toEqual(MINORS_POLICIES)
  stored.push(row)
  await book.refresh()
  expect(book.minorsPolicies()).toContainEqual(row)
})
