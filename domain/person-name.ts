import type { AdmissionProblem } from './registration/admission-problem.ts'
import { accepted, type Result, rejected } from './result.ts'
import { tidyLine, toHalfWidth } from './text/normalise-text.ts'

/** In characters as a person counts them. The longest names on cards (Uygur, foreign) stay well below. */
export const NAME_LENGTH = 50

/** Dots that input methods and scanners put where a name has 「·」 (GB 18030 advises U+00B7). */
const MIDDLE_DOTS = /[•‧∙⋅・･]/g

/** Letters of every script with the marks they need; the middle dot of Chinese names; space, apostrophe, hyphen, full stop of Latin ones. */
const NAME = /^[\p{L}\p{M}·' .-]+$/u

/** A name as it is kept and compared: half-width Latin, one kind of middle dot, single blanks, and none around the dot. */
export function normaliseName(raw: string): string {
  return tidyLine(toHalfWidth(raw).replace(MIDDLE_DOTS, '·').replace(/[‘’]/g, "'")).replace(/ ?· ?/g, '·')
}

/** Reads a person's name. Chinese names are checked after the card: letters and the middle dot alone. */
export function readPersonName(
  raw: string | null | undefined,
  field: string,
): Result<string, AdmissionProblem> {
  const name = normaliseName(raw ?? '')
  if (name === '') return rejected<AdmissionProblem>({ code: 'required', field })
  if (/\p{N}/u.test(name)) return rejected<AdmissionProblem>({ code: 'name-has-digits', field })
  if (!NAME.test(name) || !/\p{L}/u.test(name)) {
    return rejected<AdmissionProblem>({ code: 'name-has-symbols', field })
  }
  if ([...name].length > NAME_LENGTH) {
    return rejected<AdmissionProblem>({ code: 'too-long', field, maximum: NAME_LENGTH })
  }
  return accepted(name)
}
