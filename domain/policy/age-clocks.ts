import { addDays, addYears, type PlainDate } from '../plain-date.ts'
import { AGES } from './ages.ts'

/** Birthdays on which an office has something to do: the dedicated rules end, a card is due, the guardian's consent lapses. */
export const CLOCK_AGES = [AGES.dataNoLongerSensitive, AGES.ownWages, AGES.majority] as const
export type ClockAge = (typeof CLOCK_AGES)[number]

/** How many days ahead an office is told, so that the family can be asked to come in. */
export const CLOCK_DAYS = 30

/** A birthday ahead. */
export interface AgeTurn {
  readonly age: ClockAge
  readonly on: PlainDate
}

/**
 * The birthday that somebody has within so many days, today not counted: who has it today has turned already. Calendar dates alone; born
 * on 29 February, one turns on 1 March (`addYears`). Null where none of them is near.
 */
export function findAgeTurn(
  bornOn: PlainDate,
  today: PlainDate,
  within: number = CLOCK_DAYS,
): AgeTurn | null {
  const last = addDays(today, within)
  for (const age of CLOCK_AGES) {
    const on = addYears(bornOn, age)
    if (today < on && on <= last) return { age, on }
  }
  return null
}
