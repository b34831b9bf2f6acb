import type { AdmissionProblem } from '../registration/admission-problem.ts'
import { accepted, type Result, rejected } from '../result.ts'
import { tidyCode } from '../text/normalise-text.ts'

/** GB 32100-2015: digits and letters without I, O, S, V and Z, which are taken for 1, 0, 5, U and 2. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const BASE = CHARACTERS.length

/** The 18th character over the 17 before it, each weighted with 3^i mod 31 (GB 32100-2015, annex A). They must all be of the standard's set. */
export function creditCheckCharacter(first17: string): string {
  let sum = 0
  let weight = 1
  for (const character of first17) {
    sum += CHARACTERS.indexOf(character) * weight
    weight = (weight * 3) % BASE
  }
  return CHARACTERS.charAt((BASE - (sum % BASE)) % BASE)
}

/** Half-width, upper case, without blanks and hyphens. */
export function normaliseCreditCode(raw: string): string {
  return tidyCode(raw).replace(/[-‐‑–—]/g, '')
}

/** A unified social credit code; null where nothing was typed: whether one is needed is the caller's rule. */
export function readCreditCode(
  raw: string | null | undefined,
  field: string,
): Result<string | null, AdmissionProblem> {
  const code = normaliseCreditCode(raw ?? '')
  if (code === '') return accepted(null)
  const isRight =
    code.length === 18 &&
    [...code].every((character) => CHARACTERS.includes(character)) &&
    creditCheckCharacter(code.slice(0, 17)) === code.charAt(17)
  return isRight ? accepted(code) : rejected<AdmissionProblem>({ code: 'credit-code-wrong', field })
}
