import { expect, test } from 'vitest'
import { PlainDate } from '#domain/plain-date'
import { addWorkingDays, isWorkingDay } from '#domain/review/working-days'
import { findCalendarYear } from './state-council-calendar.ts'

const days = (month: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `2026-${month}-${String(from + at).padStart(2, '0')}`)

test('2026 is as the General Office of the State Council announced it', () => {
  expect(findCalendarYear(2026)).toEqual({
    year: 2026,
    holidays: [
      ...days('01', 1, 3),
      ...days('02', 15, 23),
      ...days('04', 4, 6),
      ...days('05', 1, 5),
      ...days('06', 19, 21),
      ...days('09', 25, 27),
      ...days('10', 1, 7),
    ],
    workingWeekends: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  })
})

test('working days are counted over the Spring Festival and its worked Saturdays', () => {
  const calendar = [findCalendarYear(2026) ?? { year: 0, holidays: [], workingWeekends: [] }]
  expect(isWorkingDay(PlainDate.parse('2026-02-28'), calendar)).toBe(true)
  expect(addWorkingDays(PlainDate.parse('2026-02-13'), 5, calendar)).toBe('2026-02-27')
})

test.each([1999, 2100])('of %i nothing is known, rather than a year without holidays', (year) => {
  expect(findCalendarYear(year)).toBeNull()
})
