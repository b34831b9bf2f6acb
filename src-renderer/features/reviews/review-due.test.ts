import { expect, test } from 'vitest'
import { PlainDate } from '#domain/plain-date'
import { findDue } from './review-due.ts'

const day = (text: string) => PlainDate.parse(text)

/** Laid before the reviewer on Wednesday 4 March 2026, due on Wednesday 11 March. */
const row = { state: 'open', openedOn: '2026-03-04', dueOn: '2026-03-11' } as const

test.each([
  ['2026-03-04', 'calm', 5],
  ['2026-03-06', 'calm', 3],
  ['2026-03-07', 'calm', 3],
  ['2026-03-09', 'amber', 2],
  ['2026-03-11', 'amber', 0],
  ['2026-03-12', 'red', 1],
  ['2026-03-16', 'red', 3],
])('on %s it is %s with %i working days between', (today, clock, days) => {
  expect(findDue(row, day(today), [])).toEqual({ clock, dueOn: '2026-03-11', days })
})

test('a day off after the last day is late, though no working day is over', () => {
  const untilFriday = { ...row, openedOn: '2026-03-06', dueOn: '2026-03-13' }
  expect(findDue(untilFriday, day('2026-03-14'), [])).toEqual({ clock: 'red', dueOn: '2026-03-13', days: 0 })
})

test('holidays and worked weekends count as the calendar says', () => {
  const calendar = [
    { year: 2026, holidays: [day('2026-03-09'), day('2026-03-10')], workingWeekends: [day('2026-03-07')] },
  ]
  expect(findDue({ ...row, dueOn: '2026-03-12' }, day('2026-03-07'), calendar)).toMatchObject({
    clock: 'amber',
    days: 2,
  })
})

test('the hub’s date decides what is late, also where this desk counts more working days', () => {
  expect(findDue({ ...row, dueOn: '2026-03-20' }, day('2026-03-17'), [])).toMatchObject({ clock: 'amber' })
})

test('what is decided, and what has no date yet, presses nobody', () => {
  expect(findDue({ ...row, state: 'decided' }, day('2026-03-12'), [])).toBeNull()
  expect(findDue({ ...row, openedOn: null, dueOn: null }, day('2026-03-12'), [])).toBeNull()
  expect(findDue({ ...row, dueOn: 'soon' }, day('2026-03-12'), [])).toBeNull()
})
