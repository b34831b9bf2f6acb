import { describe, expect, test } from 'vitest'
import { PlainDate } from '../plain-date.ts'
import {
  addWorkingDays,
  isWorkingDay,
  reviewClock,
  type WorkingCalendar,
  workingDaysBetween,
} from './working-days.ts'

const on = (text: string) => PlainDate.parse(text)
const days = (...texts: string[]) => texts.map(on)

/** As the State Council announced it: Spring Festival from 15 to 23 February, two Saturdays and a Sunday worked instead. */
const CALENDAR: WorkingCalendar = [
  {
    year: 2026,
    holidays: days(
      '2026-01-01',
      '2026-01-02',
      '2026-01-03',
      '2026-02-15',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-02-21',
      '2026-02-22',
      '2026-02-23',
    ),
    workingWeekends: days('2026-01-04', '2026-02-14', '2026-02-28'),
  },
]

describe('offices work', () => {
  test.each([
    ['on an ordinary Monday', '2026-03-02', true],
    ['not on a Saturday', '2026-03-07', false],
    ['not on a Sunday', '2026-03-08', false],
    ['not on the first day of the holiday', '2026-02-15', false],
    ['not on its last, a Monday', '2026-02-23', false],
    ['on the day after', '2026-02-24', true],
    ['on the Saturday before, which is worked instead', '2026-02-14', true],
    ['on the Saturday after, which is worked instead', '2026-02-28', true],
    ['on a Sunday that is worked instead', '2026-01-04', true],
    ['on a weekday of a year nobody has announced', '2027-01-01', true],
    ['not on a weekend of such a year', '2027-01-02', false],
  ])('%s', (_title, day, works) => {
    expect(isWorkingDay(on(day), CALENDAR)).toBe(works)
  })

  test('not on a day of December that the next year’s calendar made free', () => {
    const next: WorkingCalendar = [
      { year: 2019, holidays: days('2018-12-31', '2019-01-01'), workingWeekends: days('2018-12-29') },
    ]
    expect(isWorkingDay(on('2018-12-31'), next)).toBe(false)
    expect(isWorkingDay(on('2018-12-29'), next)).toBe(true)
  })
})

describe('so many working days later is', () => {
  test.each([
    ['a week later from a Monday', '2026-03-02', 5, '2026-03-09'],
    ['the same day for none', '2026-03-02', 0, '2026-03-02'],
    ['the same day for less than none', '2026-03-02', -1, '2026-03-02'],
    ['the next Friday from a Saturday', '2026-03-07', 5, '2026-03-13'],
    ['the worked Saturday', '2026-02-12', 2, '2026-02-14'],
    ['behind the whole festival', '2026-02-12', 3, '2026-02-24'],
    ['behind the festival, with the Saturday after it', '2026-02-13', 6, '2026-02-28'],
    ['from inside the festival', '2026-02-18', 1, '2026-02-24'],
    ['in the next year, of which only weekends are known', '2026-12-30', 5, '2027-01-06'],
    ['over 29 February', '2028-02-28', 2, '2028-03-01'],
  ])('%s', (_title, from, count, expected) => {
    expect(addWorkingDays(on(from), count, CALENDAR)).toBe(expected)
  })

  test('counted back to the same number', () => {
    for (let start = 1; start <= 28; start += 1) {
      const from = on(`2026-02-${String(start).padStart(2, '0')}`)
      for (let count = 0; count <= 10; count += 1) {
        expect(workingDaysBetween(from, addWorkingDays(from, count, CALENDAR), CALENDAR)).toBe(count)
      }
    }
  })
})

test.each([
  ['the same day', '2026-03-02', '2026-03-02', 0],
  ['a day that is earlier', '2026-03-05', '2026-03-02', 0],
  ['over a weekend', '2026-03-06', '2026-03-09', 1],
  ['over the festival', '2026-02-13', '2026-02-24', 2],
])('working days up to %s', (_title, from, to, count) => {
  expect(workingDaysBetween(on(from), on(to), CALENDAR)).toBe(count)
})

describe('a review that was opened', () => {
  test.each([
    ['on a Monday is calm that day', '2026-03-02', '2026-03-02', 'calm'],
    ['on a Monday is calm on the second day', '2026-03-02', '2026-03-04', 'calm'],
    ['on a Monday is amber on the third', '2026-03-02', '2026-03-05', 'amber'],
    ['on a Monday is amber on the fifth, its due day', '2026-03-02', '2026-03-09', 'amber'],
    ['on a Monday is red after it', '2026-03-02', '2026-03-10', 'red'],
    ['on a Friday is amber on its due day', '2026-03-06', '2026-03-13', 'amber'],
    ['on a Friday is red on the weekend after it', '2026-03-06', '2026-03-14', 'red'],
    ['before the festival is calm all through it', '2026-02-13', '2026-02-23', 'calm'],
    ['before the festival is amber two days after it', '2026-02-13', '2026-02-25', 'amber'],
    ['before the festival is due on the Friday after it', '2026-02-13', '2026-02-27', 'amber'],
    ['before the festival is red on the worked Saturday', '2026-02-13', '2026-02-28', 'red'],
    ['at the end of the year is red in the next', '2026-12-30', '2027-01-07', 'red'],
    ['tomorrow, by a clock that goes wrong, is calm', '2026-03-03', '2026-03-02', 'calm'],
  ])('%s', (_title, openedOn, today, clock) => {
    expect(reviewClock(on(openedOn), on(today), CALENDAR)).toBe(clock)
  })

  test('is counted in weekends alone where no calendar is known', () => {
    expect(reviewClock(on('2026-02-13'), on('2026-02-23'), [])).toBe('red')
  })
})
