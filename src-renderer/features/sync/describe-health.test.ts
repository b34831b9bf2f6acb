import { expect, test } from 'vitest'
import { type SyncHealth, UNKNOWN_HEALTH } from '../../replication/health.ts'
import { clockErrorMinutes, confirmedFacts, describeHealth, minutesLeft } from './describe-health.ts'

const NOW = Date.UTC(2026, 2, 2, 4)
const MINUTE = 60_000

function health(changes: Partial<SyncHealth>): SyncHealth {
  return { ...UNKNOWN_HEALTH, ...changes }
}

test('in step with the hub, the chip says since when', () => {
  expect(describeHealth(health({ phase: 'up-to-date', lastCompleteContact: NOW }), NOW)).toEqual({
    mood: 'good',
    parts: [{ part: 'syncedAt', at: NOW }],
  })
})

test.each([
  [0, { part: 'offlineJustNow' }],
  [MINUTE, { part: 'offlineMinutes', total: 1 }],
  [59 * MINUTE, { part: 'offlineMinutes', total: 59 }],
  [60 * MINUTE, { part: 'offlineHours', total: 1 }],
  [24 * 60 * MINUTE, { part: 'offlineDays', total: 1 }],
  [3.9 * 24 * 60 * MINUTE, { part: 'offlineDays', total: 3 }],
])('after %d milliseconds of silence the chip counts them in the largest whole unit', (silence, part) => {
  const silent = health({ phase: 'no-hub', lastCompleteContact: NOW - silence })
  expect(describeHealth(silent, NOW).parts[0]).toEqual(part)
})

test('what waits and what needs a person follow the phase', () => {
  const { parts, mood } = describeHealth(
    health({ phase: 'no-hub', waiting: { count: 5, oldestAt: null }, refused: 2 }),
    NOW,
  )
  expect(parts).toEqual([
    { part: 'neverSynced' },
    { part: 'waiting', total: 5 },
    { part: 'setAside', total: 2 },
  ])
  expect(mood).toBe('wrong')
})

test.each(['wrong-credential', 'locked', 'no-access'] as const)('%s needs a person', (phase) => {
  expect(describeHealth(health({ phase }), NOW)).toEqual({ mood: 'wrong', parts: [{ part: 'notLetIn' }] })
})

test('a revoked desk is told apart from one that is merely not let in', () => {
  expect(describeHealth(health({ phase: 'revoked' }), NOW)).toEqual({
    mood: 'wrong',
    parts: [{ part: 'revoked' }],
  })
})

test('a clock is wrong from two minutes on, in either direction', () => {
  expect(clockErrorMinutes(null)).toBe(0)
  expect(clockErrorMinutes(2 * MINUTE - 1)).toBe(0)
  expect(clockErrorMinutes(2 * MINUTE)).toBe(2)
  expect(clockErrorMinutes(-61 * MINUTE)).toBe(-61)
})

test('time left follows the speed so far, and is not invented', () => {
  const incoming = { received: 1000, pending: 3000, since: NOW - 10 * MINUTE }
  expect(minutesLeft(incoming, NOW)).toBe(30)
  expect(minutesLeft({ ...incoming, received: 0 }, NOW)).toBeNull()
  expect(minutesLeft({ ...incoming, pending: null }, NOW)).toBeNull()
  expect(minutesLeft(null, NOW)).toBeNull()
})

test('confirmed is what the hub holds, without what it misses', () => {
  expect(confirmedFacts({ through: 532, missing: [], of: 532 })).toBe(532)
  expect(confirmedFacts({ through: 532, missing: [7, 8], of: 540 })).toBe(530)
  expect(confirmedFacts(null)).toBe(0)
})
