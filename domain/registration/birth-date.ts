import { ageOn, findPlainDate, type PlainDate } from '../plain-date.ts'
import { quote } from '../text/quote.ts'
import type { AdmissionProblem } from './admission-problem.ts'

/** Nobody has been proven to live longer; beyond it a year was mistyped. */
const OLDEST_AGE = 130

/** What is wrong with a birth date, wherever it was written: on a form, or inside an identity number. Null where nothing is. */
export function findBirthDateProblem(text: string, today: PlainDate, field: string): AdmissionProblem | null {
  const bornOn = findPlainDate(text)
  if (bornOn === null) return { code: 'date-does-not-exist', field, value: quote(text) }
  if (bornOn > today) return { code: 'date-in-the-future', field, value: bornOn }
  if (ageOn(today, bornOn) > OLDEST_AGE) return { code: 'birth-date-too-long-ago', field }
  return null
}
