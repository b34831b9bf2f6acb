import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchIdle } from './watch-idle.ts'

const MINUTE = 60_000
let page: EventTarget
let limit: number
let idle: number
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 2, 4) })
  page = new EventTarget()
  limit = 10 * MINUTE
  idle = 0
  stop = watchIdle(
    // Only its listeners are looked at.
    page as Window,
    () => limit,
    () => {
      idle += 1
    },
  )
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

test('nobody at the desk for ten minutes, and it is said once', () => {
  vi.advanceTimersByTime(10 * MINUTE - 5000)
  expect(idle).toBe(0)
  vi.advanceTimersByTime(5000)
  expect(idle).toBe(1)
})

test.each(['keydown', 'pointerdown', 'pointermove', 'wheel'])('a %s begins the ten minutes anew', (sign) => {
  vi.advanceTimersByTime(9 * MINUTE)
  page.dispatchEvent(new Event(sign))
  vi.advanceTimersByTime(9 * MINUTE)
  expect(idle).toBe(0)
  vi.advanceTimersByTime(MINUTE)
  expect(idle).toBe(1)
})

test('after a night asleep the first movement is not taken for the worker’s who left', () => {
  // The clock goes on while the timers stand still.
  vi.setSystemTime(Date.now() + 600 * MINUTE)
  page.dispatchEvent(new Event('pointermove'))
  vi.advanceTimersByTime(5000)
  expect(idle).toBe(1)
})

test('a shorter limit counts from the next look, a clock set back from now', () => {
  vi.advanceTimersByTime(6 * MINUTE)
  limit = 5 * MINUTE
  vi.advanceTimersByTime(5000)
  expect(idle).toBe(1)
  vi.setSystemTime(Date.now() - 600 * MINUTE)
  vi.advanceTimersByTime(4 * MINUTE)
  expect(idle).toBe(1)
  vi.advanceTimersByTime(2 * MINUTE)
  expect(idle).toBe(2)
})

test('who no longer watches is not called', () => {
  stop()
  vi.advanceTimersByTime(60 * MINUTE)
  expect(idle).toBe(0)
})
