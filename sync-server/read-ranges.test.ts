import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RangeRequests, readRanges } from './read-ranges.ts'

type Row = { readonly id: string }

/** A database of these ids, in order as CouchDB keeps them, and how often it was asked for what. */
function databaseOf(ids: readonly string[]) {
  const rows = [...new Set(ids)].sort().map((id) => ({ id }))
  const between = (first: string, last: string) => rows.filter(({ id }) => first <= id && id <= last)
  const asked: string[] = []
  const requests: RangeRequests<Row> = {
    async range(first, last, limit) {
      asked.push('one range')
      return between(first, last).slice(0, limit)
    },
    async ranges(pairs) {
      asked.push(`${pairs.length} ranges`)
      return pairs.map((pair) => between(...pair))
    },
  }
  return { rows, asked, requests }
}

const madeAt = (moment: number, what: string) => `registration:${String(moment).padStart(6, '0')}:${what}`

test('what was made at about the same time comes in one range', async () => {
  const ids = Array.from({ length: 200 }, (_, moment) => [
    madeAt(moment, 'fact'),
    madeAt(moment, 'fact.ruled'),
  ])
  const { asked, requests } = databaseOf(ids.flat())
  const prefixes = [60, 20, 40].map((moment) => madeAt(moment, ''))
  const found = await readRanges(prefixes, requests)
  expect(found.map((rows) => rows.map(({ id }) => id))).toEqual([ids[60], ids[20], ids[40]])
  expect(asked).toEqual(['one range'])
})

test('one old registration among new ones costs one more range', async () => {
  const { asked, requests } = databaseOf(Array.from({ length: 9000 }, (_, moment) => madeAt(moment, 'fact')))
  const prefixes = [3, 8000, 8001, 8002].map((moment) => madeAt(moment, ''))
  expect((await readRanges(prefixes, requests)).map(({ length }) => length)).toEqual([1, 1, 1, 1])
  expect(asked).toEqual(['one range', 'one range'])
})

test('what lies scattered is asked for singly, in one request, and nothing is read through to the end', async () => {
  const { asked, requests } = databaseOf(Array.from({ length: 9000 }, (_, moment) => madeAt(moment, 'fact')))
  const prefixes = Array.from({ length: 9 }, (_, place) => madeAt(place * 1000, ''))
  expect((await readRanges(prefixes, requests)).map(({ length }) => length)).toEqual(prefixes.map(() => 1))
  expect(asked).toEqual(['one range', 'one range', 'one range', '6 ranges'])
})

test('one prefix is one request', async () => {
  const { asked, requests } = databaseOf([madeAt(1, 'fact')])
  expect(await readRanges([madeAt(1, '')], requests)).toEqual([[{ id: madeAt(1, 'fact') }]])
  expect(asked).toEqual(['1 ranges'])
})

test('a registration with more facts than any common range is wide is read whole', async () => {
  const ids = Array.from({ length: 500 }, (_, n) => madeAt(1, String(n)))
  const { requests } = databaseOf([...ids, madeAt(2, 'fact')])
  const [all, one] = await readRanges([madeAt(1, ''), madeAt(2, '')], requests)
  expect([all?.length, one?.length]).toEqual([500, 1])
})

test('whatever is there and whatever is asked, each prefix gets its own rows, in order', async () => {
  const id = fc.string({ unit: fc.constantFrom('a', 'b', '.', ':', '0'), maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(id, { maxLength: 300 }),
      fc.array(id, { maxLength: 20 }),
      async (ids, prefixes) => {
        const { rows, requests } = databaseOf(ids)
        const found = await readRanges(prefixes, requests)
        expect(found).toEqual(prefixes.map((prefix) => rows.filter((row) => row.id.startsWith(prefix))))
      },
    ),
  )
})
