import type { PlainDate } from '#domain/plain-date'
import type { Registration } from '#domain/registration/registration'
import { isGuardianOrganisation } from '#domain/review/admitted-by-guardian'
import { addWorkingDays, REVIEW_DAYS } from '#domain/review/working-days'
import type { KnownDirectory } from '../../app/known-directory.ts'

/**
 * The day by which a person decides, if the hub gets the registration today; null where the rules alone answer, and once the hub has said
 * who decides by when. The days count from the hub's counter, not from this one: a desk may be offline for weeks.
 */
export function findAnswerDay(
  { status, resident }: Pick<Registration, 'status' | 'resident'>,
  today: PlainDate,
  { registrarPolicy, calendar }: Pick<KnownDirectory, 'registrarPolicy' | 'calendar'>,
): PlainDate | null {
  if (status !== 'waiting') return null
  if (registrarPolicy !== 'manual' && !isGuardianOrganisation(resident)) return null
  return addWorkingDays(today, REVIEW_DAYS.due, calendar)
}
