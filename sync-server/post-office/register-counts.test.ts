import { expect, test } from 'vitest'
import type { HubStore, Stored } from '../hub-store.ts'
import { openRegisterCounts } from './register-counts.ts'

const NOW = Date.parse('2026-03-12T09:00:00+08:00')

/** A register with these documents, that counts how often it is read. */
function registerOf(documents: readonly ({ readonly _id: string } & Record<string, unknown>)[]) {
  const stored = documents.map((document) => ({ ...document, _rev: '1-a' }) as Stored)
  const read: string[] = []
  const below = (prefix: string) => {
    read.push(prefix)
    return stored.filter(({ _id }) => _id.startsWith(prefix))
  }
  const store = {
    findByPrefix: async (_database: string, prefix: string) => below(prefix),
    findIds: async (_database: string, prefix: string) => below(prefix).map(({ _id }) => _id),
  } satisfies Partial<HubStore>
  const clock = { now: NOW }
  const place = { store: store as unknown as HubStore, register: 'register', nowMs: () => clock.now }
  return { counts: openRegisterCounts(place), read, clock }
}

test('parked documents are counted by reason', async () => {
  const { counts } = registerOf([
    { _id: 'parked:1:a', reason: 'fault' },
    { _id: 'parked:1:b', reason: 'newer-schema' },
    { _id: 'parked:2:a', reason: 'newer-schema' },
    { _id: 'number:1', reason: 'fault' },
  ])
  expect(await counts.parked()).toEqual(new Map(Object.entries({ fault: 1, 'newer-schema': 2 })))
})

test('a review is overdue from the day after its last one', async () => {
  const { counts } = registerOf(
    ['2026-03-11', '2026-03-12', '2026-03-13'].map((day) => ({ _id: `open-review:${day}:registration:a:b` })),
  )
  expect(await counts.reviews()).toEqual({ open: 3, overdue: 1 })
})

test('a desk is silent that has neither sent anything nor signed in for so many days', async () => {
  const { counts } = registerOf([
    { _id: 'ledger:1-01', lastSeenOn: '2026-03-10' },
    { _id: 'ledger:1-02', lastSeenOn: '2026-03-09' },
    // It has sent nothing for weeks, but was here today.
    { _id: 'ledger:1-03', lastSeenOn: '2026-02-01' },
    { _id: 'desk:1-03', lastSeenOn: '2026-03-12', enrolledOn: '2025-01-01', revokedOn: null },
    // Enrolled and never heard of.
    { _id: 'desk:1-04', lastSeenOn: null, enrolledOn: '2026-03-05', revokedOn: null },
    { _id: 'ledger:1-05', lastSeenOn: '2026-02-10' },
    // A revoked desk is meant to be silent.
    { _id: 'ledger:1-06', lastSeenOn: '2026-01-01' },
    { _id: 'desk:1-06', lastSeenOn: '2026-01-01', enrolledOn: '2025-01-01', revokedOn: '2026-01-02' },
    // Written by an older hub, which noted no day.
    { _id: 'ledger:1-07', through: 3 },
  ])
  expect(await counts.silentDesks()).toEqual(
    new Map([
      [3, 3],
      [7, 2],
      [30, 1],
    ]),
  )
})

test('an erasure is unconfirmed as long as a desk in use has not confirmed it', async () => {
  const desk = (code: string, revokedOn: string | null) => ({
    ...{ _id: `desk:${code}`, code, name: '一号', org: code.slice(0, -3), revokedOn },
    ...{ workers: [{ id: 'w1', name: '张敏' }], enrolledOn: '2026-01-02', lastSeenOn: null },
  })
  const erasure = (name: string, desks: readonly string[], confirmed: readonly string[]) => ({
    ...{ _id: `erasure:registration:${name}`, subject: `registration:${name}`, org: '410202001' },
    ...{ because: 'request', on: '2026-03-02', desks, confirmed, evidence: [] },
  })
  const [used, revoked] = ['410202001-01', '410202001-02']
  const { counts } = registerOf([
    desk(used, null),
    desk(revoked, '2026-02-01'),
    erasure('a', [used, revoked], []),
    erasure('b', [used, revoked], [used]),
    erasure('c', [used], [used]),
    erasure('d', [], []),
  ])
  expect(await counts.erasures()).toBe(1)
})

test('whoever asks again at once gets what was read a moment ago', async () => {
  const { counts, read, clock } = registerOf([])
  await Promise.all([counts.parked(), counts.parked()])
  clock.now += 1000
  await counts.parked()
  expect(read).toEqual(['parked:'])
  clock.now += 60_000
  await counts.parked()
  expect(read).toEqual(['parked:', 'parked:'])
})

test('a register that failed is asked again at once', async () => {
  let fails = true
  const store = {
    async findByPrefix() {
      if (fails) throw new Error('away')
      return []
    },
  }
  const place = { store: store as unknown as HubStore, register: 'register', nowMs: () => NOW }
  const counts = openRegisterCounts(place)
  await expect(counts.parked()).rejects.toThrow('away')
  fails = false
  expect(await counts.parked()).toEqual(new Map())
})

test('a register that never answers keeps nobody waiting for long', async () => {
  const store = { findByPrefix: () => new Promise(() => {}) }
  const place = { store: store as unknown as HubStore, register: 'register', nowMs: () => NOW }
  await expect(openRegisterCounts(place).parked()).rejects.toThrow('timeout')
})
