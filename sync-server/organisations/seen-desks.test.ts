import { pino } from 'pino'
import { expect, test } from 'vitest'
import { until } from '#testing/until'
import type { HubStore, Stored } from '../hub-store.ts'
import { openSeenDesks } from './seen-desks.ts'

const RECORD = {
  ...{ _id: 'desk:410202001-01', _rev: '1-a', code: '410202001-01', name: '1号', org: '410202001' },
  workers: [{ id: '410202001-w1', name: '张敏' }],
  ...{ enrolledOn: '2026-03-01', revokedOn: null, lastSeenOn: null },
}

/** One record in memory; writes are counted. `failing`: CouchDB is away. */
function registryOf(state: { record: Stored; writes: number; failing: boolean }) {
  const store: Partial<HubStore> = {
    async find(_database, id) {
      if (state.failing) throw new Error('away')
      return id === state.record._id ? state.record : null
    },
    async replace(_database, document) {
      state.record = document
      state.writes += 1
      return 'replaced'
    },
  }
  // Nothing else is asked of the store.
  return { store: store as HubStore, register: 'register' }
}

function openOn(day: string) {
  const state = { record: RECORD as Stored, writes: 0, failing: false }
  let now = Date.parse(`${day}T23:30:00+08:00`)
  const seen = openSeenDesks(registryOf(state), pino({ level: 'silent' }), () => now)
  return { state, seen, pass: (ms: number) => (now += ms) }
}

test('a desk’s last day is noted once a day, by China’s calendar', async () => {
  const { state, seen, pass } = openOn('2026-03-02')
  for (const _again of [1, 2, 3]) seen.note('desk-410202001-01')
  await until(async () => state.record.lastSeenOn === '2026-03-02')
  pass(3_600_000)
  seen.note('desk-410202001-01')
  await until(async () => state.record.lastSeenOn === '2026-03-03')
  expect(state.writes).toBe(2)
})

test('who is no desk is passed over, and nothing is made up for a desk without a record', async () => {
  const { state, seen } = openOn('2026-03-02')
  for (const name of ['hub-admin', 'desk-410202001-99', 'desk-']) seen.note(name)
  seen.note('desk-410202001-01')
  await until(async () => state.writes === 1)
  expect(state.record).toMatchObject({ code: '410202001-01', lastSeenOn: '2026-03-02' })
})

test('a note that could not be written is written at the next sign-in', async () => {
  const { state, seen } = openOn('2026-03-02')
  state.failing = true
  seen.note('desk-410202001-01')
  state.failing = false
  await until(async () => {
    seen.note('desk-410202001-01')
    return state.writes === 1
  })
  expect(state.record.lastSeenOn).toBe('2026-03-02')
})
