import { findPlainDate, type PlainDate } from '#domain/plain-date'
import { accepted, type Result, rejected } from '#domain/result'
import { tidyDate } from '../register/tidy-date.ts'
import type { ClaimProblem } from './claim-problem.ts'

const LONGEST_WORDS = 500

/** What somebody said, without blanks around it. */
export function readWords(typed: string, needed: 'required' | 'optional'): Result<string, ClaimProblem> {
  const words = typed.trim()
  if (words === '' && needed === 'required') return rejected<ClaimProblem>({ code: 'words-missing' })
  if (words.length > LONGEST_WORDS) return rejected<ClaimProblem>({ code: 'words-too-long' })
  return accepted(words)
}

/** The day of a consent: a day of the calendar, today or earlier. */
export function readConsentDay(typed: string, today: PlainDate): Result<PlainDate, ClaimProblem> {
  const day = findPlainDate(tidyDate(typed.trim()))
  if (day === null) return rejected<ClaimProblem>({ code: 'date-wrong' })
  return day > today ? rejected<ClaimProblem>({ code: 'date-in-the-future' }) : accepted(day)
}
