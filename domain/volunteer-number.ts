import { checkCharacterMod37x36 } from './iso-7064.ts'
import type { PlainDate } from './plain-date.ts'
import { accepted, type Result, rejected } from './result.ts'
import { tidyCode } from './text/normalise-text.ts'

/**
 * `ZY` + division (6) + year and month of enrolment (4) + sequence (6) + check character, nineteen in all. Never the national `V…` form,
 * whose check is unpublished: that one is recorded when it comes back, and the two cannot be mistaken for each other.
 */
export interface VolunteerNumberParts {
  /** GB/T 2260 of the office that enrolled the volunteer. */
  readonly division: string
  /** `YYMM` */
  readonly month: string
  /** 1 to 999999 within a division and month. */
  readonly sequence: number
}

export type VolunteerNumberProblem =
  | { readonly code: 'wrong-form' }
  | { readonly code: 'wrong-check-character' }
  | { readonly code: 'national-number' }

const FORM = /^ZY([1-9][0-9]{5})([0-9]{2}(?:0[1-9]|1[0-2]))([0-9]{6})([0-9A-Z])$/

/** Builds the number; a sequence outside 1…999999 is a bug of the register and throws. */
export function buildVolunteerNumber({
  division,
  enrolledOn,
  sequence,
}: {
  readonly division: string
  readonly enrolledOn: PlainDate
  readonly sequence: number
}): string {
  const month = enrolledOn.slice(2, 4) + enrolledOn.slice(5, 7)
  const digits = `ZY${division}${month}${String(sequence).padStart(6, '0')}`
  const number = digits + checkCharacterMod37x36(digits)
  if (!FORM.test(number) || sequence < 1) throw new Error(`no volunteer number for ${division} ${sequence}`)
  return number
}

/**
 * Reads a number as typed or scanned. The check (ISO 7064 MOD 37,36) finds every single wrong character, and all swaps of two neighbours
 * but a few of characters that follow each other in the alphabet.
 */
export function parseVolunteerNumber(raw: string): Result<VolunteerNumberParts, VolunteerNumberProblem> {
  const number = tidyCode(raw).replace(/-/g, '')
  if (/^V[0-9]{16}[0-9A-Z]$/.test(number))
    return rejected<VolunteerNumberProblem>({ code: 'national-number' })
  const [, division, month, sequence, check] = FORM.exec(number) ?? []
  if (!division || !month || !sequence || !check || Number(sequence) === 0) {
    return rejected<VolunteerNumberProblem>({ code: 'wrong-form' })
  }
  return checkCharacterMod37x36(number.slice(0, -1)) === check
    ? accepted({ division, month, sequence: Number(sequence) })
    : rejected<VolunteerNumberProblem>({ code: 'wrong-check-character' })
}
