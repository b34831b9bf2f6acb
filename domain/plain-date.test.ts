import { describe, expect, test } from 'vitest'
import { addYears, ageOn, dateOf, findPlainDate, PlainDate } from './plain-date.ts'

const date = (text: string) => PlainDate.parse(text)

describe('age', () => {
  test.each([
    ['the day before the 18th birthday', '2026-03-01', '2008-03-02', 17],
    ['the 18th birthday itself', '2026-03-02', '2008-03-02', 18],
    ['the day after', '2026-03-03', '2008-03-02', 18],
    ['born on 29 February, on 28 February of a common year', '2026-02-28', '2008-02-29', 17],
    ['born on 29 February, on 1 March of a common year', '2026-03-01', '2008-02-29', 18],
    ['born on 29 February, on 28 February of a leap year', '2024-02-28', '2008-02-29', 15],
    ['born on 29 February, on 29 February of a leap year', '2024-02-29', '2008-02-29', 16],
    ['born on 31 December, on 30 December', '2025-12-30', '2007-12-31', 17],
    ['born on 31 December, on 31 December', '2025-12-31', '2007-12-31', 18],
    ['born on 31 December, on new year', '2026-01-01', '2007-12-31', 18],
    ['born on new year, on 31 December', '2025-12-31', '2008-01-01', 17],
    ['born on new year, on new year', '2026-01-01', '2008-01-01', 18],
    ['on the day of birth', '2026-03-02', '2026-03-02', 0],
    ['a hundred years later', '2026-03-02', '1926-03-02', 100],
  ])('%s', (_title, today, bornOn, age) => {
    expect(ageOn(date(today), date(bornOn))).toBe(age)
  })
})

test('a date that is not in the calendar is no date', () => {
  for (const text of ['2023-02-29', '1900-02-29', '2024-02-30', '2024-13-01', '2024-00-10', '2024-1-1', '']) {
    expect(findPlainDate(text), text).toBeNull()
  }
  expect(findPlainDate('2024-02-29')).toBe('2024-02-29')
  expect(findPlainDate('2000-02-29')).toBe('2000-02-29')
})

test('the date of a moment is the one on the writer’s own wall', () => {
  expect(dateOf('2026-03-02T00:30:00+08:00')).toBe('2026-03-02')
  expect(dateOf('2026-03-01T23:30:00-08:00')).toBe('2026-03-01')
})

test('a birthday years later is the day on which the age is reached', () => {
  expect(addYears(date('2008-03-02'), 18)).toBe('2026-03-02')
  expect(addYears(date('2008-02-29'), 18)).toBe('2026-03-01')
  expect(addYears(date('2008-02-29'), 16)).toBe('2024-02-29')
  const majority = addYears(date('2008-02-29'), 18)
  expect(ageOn(majority, date('2008-02-29'))).toBe(18)
})
