import { consentStateOn } from '#domain/consent/consent-record'
import { addDays, findPlainDate, type PlainDate } from '#domain/plain-date'
import { CLOCK_DAYS, findAgeTurn } from '#domain/policy/age-clocks'
import type { RegistrationRow } from '../../store/registration-row.ts'

/** What has to be done, the most urgent first: the order of the page. */
export const CONSENT_TASKS = ['lapsed', 'lapses', 'turns18', 'turns16', 'turns14'] as const

export interface ConsentTask {
  readonly row: RegistrationRow
  readonly task: (typeof CONSENT_TASKS)[number]
  readonly on: string
}

const LIVING: ReadonlySet<RegistrationRow['status']> = new Set([
  'waiting',
  'in-review',
  'enrolled',
  'returned',
])

/** Whose consent has lapsed or will, and who has a birthday ahead that changes whose consent counts; the nearest day first. */
export function findConsentTasks(
  roster: readonly RegistrationRow[],
  today: PlainDate,
): readonly ConsentTask[] {
  return roster
    .flatMap((row) => (LIVING.has(row.status) ? (findTask(row, today) ?? []) : []))
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

function findTask(row: RegistrationRow, today: PlainDate): ConsentTask | null {
  const { until } = row.consent
  // A consent without a last day is the person's own, or an adult's guardian's: no birthday ends it.
  if (until === null) return null
  if (consentStateOn(row.consent, today) !== 'valid') return { row, task: 'lapsed', on: until }
  const bornOn = findPlainDate(row.bornOn ?? '')
  const turn = bornOn && row.standing === 'minor' ? findAgeTurn(bornOn, today) : null
  if (turn?.age === 18) return { row, task: 'turns18', on: turn.on }
  if (until <= addDays(today, CLOCK_DAYS)) return { row, task: 'lapses', on: until }
  return turn && { row, task: turn.age === 16 ? 'turns16' : 'turns14', on: turn.on }
}
