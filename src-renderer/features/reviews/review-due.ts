import { findPlainDate, type PlainDate } from '#domain/plain-date'
import { reviewClock, type WorkingCalendar, workingDaysBetween } from '#domain/review/working-days'
import type { ReviewRow } from '../../store/review-row.ts'

/** How pressing something that is still to be decided is. `days`: working days until it is due, or since. */
export interface ReviewDue {
  readonly clock: 'calm' | 'amber' | 'red'
  readonly dueOn: PlainDate
  readonly days: number
}

/**
 * Null where nothing waits here, and where the hub has not said yet by when. The hub's date decides what is late: a desk that does not
 * know this year's calendar yet counts too many working days.
 */
export function findDue(
  { state, openedOn, dueOn }: Pick<ReviewRow, 'state' | 'openedOn' | 'dueOn'>,
  today: PlainDate,
  calendar: WorkingCalendar,
): ReviewDue | null {
  const opened = findPlainDate(openedOn ?? '')
  const due = findPlainDate(dueOn ?? '')
  if (state !== 'open' || opened === null || due === null) return null
  if (today > due) return { clock: 'red', dueOn: due, days: workingDaysBetween(due, today, calendar) }
  const clock = reviewClock(opened, today, calendar) === 'calm' ? 'calm' : 'amber'
  return { clock, dueOn: due, days: workingDaysBetween(today, due, calendar) }
}
