import { KAIFENG_CITY, KAIFENG_DIVISIONS } from '../code-lists/kaifeng-divisions.ts'
import { accepted, type Result, rejected } from '../result.ts'
import { tidyCode } from '../text/normalise-text.ts'
import { quote } from '../text/quote.ts'
import type { AdmissionProblem } from './admission-problem.ts'

/** A place of residence or service, GB/T 2260. Within Kaifeng it must exist today; other cities' codes are taken as they are. */
export function readDivision(
  raw: string | null | undefined,
  field: string,
): Result<string, AdmissionProblem> {
  const code = tidyCode(raw ?? '')
  if (code === '') return rejected<AdmissionProblem>({ code: 'required', field })
  const strange =
    !/^[1-9][0-9]{5}$/.test(code) ||
    (isInKaifeng(code) && !KAIFENG_DIVISIONS.some((known) => known.value === code))
  return strange
    ? rejected<AdmissionProblem>({ code: 'unknown-code', field, value: quote(code) })
    : accepted(code)
}

function isInKaifeng(code: string): boolean {
  return code !== KAIFENG_CITY && code.startsWith(KAIFENG_CITY.slice(0, 4))
}
