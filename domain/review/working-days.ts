import { addDays, type PlainDate } from '../plain-date.ts'

/** The State Council's calendar of one year: holidays, and the weekend days that are worked in exchange. */
export interface CalendarYear {
  readonly year: number
  readonly holidays: readonly PlainDate[]
  readonly workingWeekends: readonly PlainDate[]
}
export type WorkingCalendar = readonly CalendarYear[]

/** The notice (section 4.2): an application is answered within three to five working days. */
export const REVIEW_DAYS = { soon: 3, due: 5 } as const

/**
 * Whether offices work on a day. In a year that no calendar is known of, weekends are all that is known to be free. Every year is asked
 * of every day: the calendar of 2019 moved days of December 2018.
 */
export function isWorkingDay(day: PlainDate, calendar: WorkingCalendar): boolean {
  if (calendar.some(({ holidays }) => holidays.includes(day))) return false
  return !isWeekend(day) || calendar.some(({ workingWeekends }) => workingWeekends.includes(day))
}

/** The day that is so many working days after `day`; `day` itself does not count, worked or not. */
export function addWorkingDays(day: PlainDate, days: number, calendar: WorkingCalendar): PlainDate {
  let found = day
  for (let left = days; left > 0; ) {
    found = addDays(found, 1)
    if (isWorkingDay(found, calendar)) left -= 1
  }
  return found
}

/** Working days after `from` up to and including `to`; 0 where `to` is not later. */
export function workingDaysBetween(from: PlainDate, to: PlainDate, calendar: WorkingCalendar): number {
  let days = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) days += 1
  }
  return days
}

/** How pressing a review is: amber from the third working day on, red once the fifth is over. */
export type ReviewClock = 'calm' | 'amber' | 'red'

export function reviewClock(openedOn: PlainDate, today: PlainDate, calendar: WorkingCalendar): ReviewClock {
  // A weekend after the due day is late as well, though no working day has been lost yet.
  if (today > addWorkingDays(openedOn, REVIEW_DAYS.due, calendar)) return 'red'
  return workingDaysBetween(openedOn, today, calendar) >= REVIEW_DAYS.soon ? 'amber' : 'calm'
}

function isWeekend(day: PlainDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}
