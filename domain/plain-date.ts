import { z } from 'zod'

/**
 * A calendar date `YYYY-MM-DD` that exists. Compared as text, never through `Date`, so that no time zone can move a birthday.
 */
export const PlainDate = z.iso.date().brand<'PlainDate'>()
export type PlainDate = z.infer<typeof PlainDate>

/** The date in a text, or null where the text is no date of the calendar (`2023-02-29`, `1990-13-01`). */
export function findPlainDate(text: string): PlainDate | null {
  const read = PlainDate.safeParse(text)
  return read.success ? read.data : null
}

/** The date on the writer's own wall: the first ten characters of an ISO datetime with offset. Never converted to another zone. */
export function dateOf(at: string): PlainDate {
  return PlainDate.parse(at.slice(0, 10))
}

/**
 * Age in whole years. A birthday counts from its first minute; who was born on 29 February turns a year older on 1 March
 * of a common year (Civil Code 201, 202: the period ends with the corresponding day, and there is none before 1 March).
 */
export function ageOn(today: PlainDate, bornOn: PlainDate): number {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** The same day so many years later; 29 February becomes 1 March where the year has none, as `ageOn` counts. */
export function addYears(date: PlainDate, years: number): PlainDate {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0')
  return findPlainDate(`${year}${date.slice(4)}`) ?? PlainDate.parse(`${year}-03-01`)
}

/** The day so many days later (earlier where `days` is negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return PlainDate.parse(moved.toISOString().slice(0, 10))
}
