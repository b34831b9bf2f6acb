import { type ConsentState, consentStateOn } from '#domain/consent/consent-record'
import { ageOn, findPlainDate, type PlainDate } from '#domain/plain-date'
import type { RegistrationRow } from '../../store/registration-row.ts'
import { searchRoster } from '../../store/search-roster.ts'

/** Ages as statistics group them; an open end has no upper bound. */
export const ROSTER_AGES = [
  { value: 'under-8', from: 0, to: 7 },
  { value: '8-13', from: 8, to: 13 },
  { value: '14-17', from: 14, to: 17 },
  { value: '18-59', from: 18, to: 59 },
  { value: '60-up', from: 60, to: 200 },
] as const
export type RosterAge = (typeof ROSTER_AGES)[number]['value']

export interface RosterQuestion {
  readonly query: string
  readonly status: RegistrationRow['status'] | null
  readonly noticeGroup: string | null
  readonly age: RosterAge | null
  readonly consent: ConsentState | null
}

export const EVERYBODY: RosterQuestion = {
  query: '',
  status: null,
  noticeGroup: null,
  age: null,
  consent: null,
}

/** Whether a question leaves nobody out. */
export function asksForEverybody(question: RosterQuestion): boolean {
  return question.query.trim() === '' && !isNarrowed(question)
}

/** Whether any of the lists leaves somebody out. */
export function isNarrowed({ status, noticeGroup, age, consent }: RosterQuestion): boolean {
  return status !== null || noticeGroup !== null || age !== null || consent !== null
}

/** Age in whole years today; null where no birth date is known. */
export function rowAge(row: RegistrationRow, today: PlainDate): number | null {
  const bornOn = row.bornOn === null ? null : findPlainDate(row.bornOn)
  return bornOn === null ? null : ageOn(today, bornOn)
}

/** Rows that answer a question, in the roster's order. */
export function findPeople(
  roster: readonly RegistrationRow[],
  question: RosterQuestion,
  today: PlainDate,
): readonly RegistrationRow[] {
  const { query, status, noticeGroup, age, consent } = question
  const found = query.trim() === '' ? roster : searchRoster(roster, query, roster.length)
  if (!isNarrowed(question)) return found
  const bounds = ROSTER_AGES.find((known) => known.value === age)
  return found.filter((row) => {
    if (status !== null && row.status !== status) return false
    if (noticeGroup !== null && row.noticeGroup !== noticeGroup) return false
    if (consent !== null && consentStateOn(row.consent, today) !== consent) return false
    if (bounds === undefined) return true
    const years = rowAge(row, today)
    return years !== null && years >= bounds.from && years <= bounds.to
  })
}
