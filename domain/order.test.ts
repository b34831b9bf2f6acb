import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextOrder, observeOrder, wallClockOf } from './order.ts'

const LATEST = 253_402_300_799_999

test('follows the wall clock', () => {
  const one = nextOrder(null, 1_772_413_200_000, 'a')
  const two = nextOrder(one, 1_772_413_200_001, 'a')
  expect(one < two).toBe(true)
  expect(wallClockOf(two)).toBe(1_772_413_200_001)
})

test('never goes back, whatever the wall clock does', () => {
  const clocks = fc.array(fc.oneof(fc.integer(), fc.constantFrom(0, LATEST, 1_772_413_200_000, 1e300, -5)), {
    minLength: 2,
  })
  fc.assert(
    fc.property(clocks, (times) => {
      let last: string | null = null
      for (const now of times) {
        const next = nextOrder(last, now, 'desk-1')
        if (last !== null) expect(next > last).toBe(true)
        last = next
      }
    }),
  )
})

test('what is written after seeing a fact sorts after it, even if the other clock is a year ahead', () => {
  const ahead = nextOrder(null, 1_803_949_200_000, 'desk-2')
  const seen = observeOrder(nextOrder(null, 1_772_413_200_000, 'desk-1'), ahead)
  expect(nextOrder(seen, 1_772_413_200_001, 'desk-1') > ahead).toBe(true)
})

test('two writers at the same moment are told apart by their names', () => {
  expect(nextOrder(null, 5, 'a') < nextOrder(null, 5, 'b')).toBe(true)
})

test('seeing an older order changes nothing', () => {
  const own = nextOrder(null, 10, 'a')
  expect(observeOrder(own, nextOrder(null, 9, 'b'))).toBe(own)
})

test.each(['', 'yesterday', '999999999999999.000000.x', '1.2.3'])(
  '%j is no order and is ignored',
  (damaged) => {
    expect(wallClockOf(damaged)).toBeNull()
    expect(observeOrder(null, damaged)).toBeNull()
    const own = nextOrder(null, 10, 'a')
    expect(observeOrder(own, damaged)).toBe(own)
    expect(observeOrder(damaged, own)).toBe(own)
    expect(wallClockOf(nextOrder(damaged, 10, 'a'))).toBe(10)
  },
)

test('a million facts in one millisecond carry into the next', () => {
  const full = '000001772413200.999999.a'
  expect(nextOrder(full, 0, 'a')).toBe('000001772413201.000000.a')
  expect(nextOrder(full, 0, 'a') > full).toBe(true)
})
