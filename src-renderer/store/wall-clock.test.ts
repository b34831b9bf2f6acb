import { expect, test } from 'vitest'
import { toWallClock } from './wall-clock.ts'

test.each([0, Date.UTC(2026, 2, 2, 16, 30, 59), Date.UTC(2024, 1, 29, 23, 59, 59)])(
  'the wall clock names the same moment (%i), to the second, with its offset',
  (moment) => {
    const wall = toWallClock(moment)
    expect(wall).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)
    expect(new Date(wall).getTime()).toBe(moment)
    expect(Number(wall.slice(11, 13))).toBe(new Date(moment).getHours())
  },
)
