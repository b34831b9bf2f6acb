import { ageOn, findPlainDate, type PlainDate } from '../plain-date.ts'
import type { ResidentDraft } from '../registration/resident-draft.ts'
import { AGES } from './ages.ts'

/**
 * Whether somebody is below 18 on a day (Law on the Protection of Minors 2; Civil Code 17). Living on one's own wages at 16 changes what
 * one may sign, not this. Where no birth date can be read, a registration that calls the person a minor is taken at its word.
 */
export function isMinorOn(
  { bornOn, standing }: Pick<ResidentDraft, 'bornOn' | 'standing'>,
  day: PlainDate,
): boolean {
  const born = findPlainDate(bornOn ?? '')
  return born === null ? standing === 'minor' : ageOn(day, born) < AGES.majority
}
