import type { AdmissionProblem } from './registration/admission-problem.ts'
import { accepted, type Result, rejected } from './result.ts'
import { tidyCode } from './text/normalise-text.ts'

const MOBILE = /^1[3-9][0-9]{9}$/
/** Area code (010, 02x, or 0 and three digits), seven or eight digits, and an extension if need be. */
const LANDLINE = /^(010|02[0-9]|0[3-9][0-9]{2})-?([1-9][0-9]{6,7})(-[0-9]{1,6})?$/
/** ITU-T E.164: a country code that does not begin with 0, at most fifteen digits in all. China's own numbers are kept without theirs. */
const ABROAD = /^\+(?!86[01])[1-9][0-9]{6,14}$/

/** A number as it is kept: `13812345678`, `0371-22334455`, `+85221234567`. What is no number stays as it was typed, tidied. */
export function normalisePhone(raw: string): string {
  const typed = tidyCode(raw).replace(/[‐‑–—]/g, '-')
  const dialled = typed
    .replace(/[()]/g, '')
    .replace(/^(\+|00)86-?(?=[01])/, '')
    .replace(/^00(?=[1-9])/, '+')
  const plain = dialled.replace(/-/g, '')
  if (MOBILE.test(plain) || ABROAD.test(plain)) return plain
  const [, area, local, extension = ''] = LANDLINE.exec(dialled) ?? []
  return area && local ? `${area}-${local}${extension}` : typed
}

/** Reads a phone number: a mainland mobile, a landline with its area code, or a number abroad with its country code. */
export function readPhone(raw: string | null | undefined, field: string): Result<string, AdmissionProblem> {
  const phone = normalisePhone(raw ?? '')
  if (phone === '') return rejected<AdmissionProblem>({ code: 'required', field })
  return MOBILE.test(phone) || LANDLINE.test(phone) || ABROAD.test(phone)
    ? accepted(phone)
    : rejected<AdmissionProblem>({ code: 'phone-not-a-phone', field })
}
