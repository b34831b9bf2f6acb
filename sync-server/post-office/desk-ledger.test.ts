import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HubStore, Stored, Unstored } from '../hub-store.ts'
import { addToLedger, noteArrivals, receiptOf } from './desk-ledger.ts'
import type { Surroundings } from './post-office-surroundings.ts'

const EMPTY = { through: 0, beyond: [] }

test.each([
  [[], { through: 0, missing: [] }],
  [[1, 2, 3], { through: 3, missing: [] }],
  [[3, 1, 2], { through: 3, missing: [] }],
  [[2, 3], { through: 3, missing: [1] }],
  [[1, 4, 6], { through: 6, missing: [2, 3, 5] }],
])('of a desk whose facts %j have arrived the hub says %j', (arrived, receipt) => {
  expect(receiptOf(addToLedger(EMPTY, arrived))).toEqual({ ...receipt, missingCount: receipt.missing.length })
})

test('in whatever order and however often facts arrive, the receipt is the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 40 })),
      fc.array(fc.integer({ min: 0, max: 9 })),
      (numbers, cuts) => {
        const atOnce = receiptOf(addToLedger(EMPTY, numbers))
        let ledger: Parameters<typeof addToLedger>[0] = EMPTY
        let rest = [...numbers].reverse()
        for (const cut of [...cuts, rest.length]) {
          ledger = addToLedger(addToLedger(ledger, rest.slice(0, cut)), rest.slice(0, cut))
          rest = rest.slice(cut)
        }
        ledger = addToLedger(ledger, rest)
        expect(receiptOf(ledger)).toEqual(atOnce)
      },
    ),
  )
})

test('a number of sixteen digits from a damaged desk is told with the first of what is missing', () => {
  const ledger = addToLedger(EMPTY, [1, Number.MAX_SAFE_INTEGER])
  const { through, missingCount, missing } = receiptOf(ledger)
  expect([through, missingCount]).toEqual([Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 2])
  expect([missing.length, missing[0], missing.at(-1)]).toEqual([1000, 2, 1001])
})

test('the day on which a desk was heard of last is noted once a day', async () => {
  const written: Stored[] = []
  async function write<Done>(document: Unstored, done: Done): Promise<Done> {
    written.push({ ...document, _rev: String(written.length) })
    return done
  }
  const store: Partial<HubStore> = {
    find: async () => written.at(-1) ?? null,
    create: (_database, document) => write(document, 'created'),
    replace: (_database, document) => write(document, 'replaced'),
  }
  let now = Date.parse('2026-03-02T23:59:59.999+08:00')
  // It asks for nothing else.
  const surroundings = { store, register: 'register', nowMs: () => now } as Surroundings
  await noteArrivals(surroundings, '410202001-01', [1, 2])
  await noteArrivals(surroundings, '410202001-01', [2])
  now += 1
  await noteArrivals(surroundings, '410202001-01', [2])
  await noteArrivals(surroundings, '410202001-01', [1])
  expect(written).toMatchObject([
    { _id: 'ledger:410202001-01', through: 2, lastSeenOn: '2026-03-02' },
    { _id: 'ledger:410202001-01', through: 2, lastSeenOn: '2026-03-03' },
  ])
})
