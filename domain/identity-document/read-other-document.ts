import type { AdmissionProblem } from '../registration/admission-problem.ts'
import { accepted, type Result, rejected } from '../result.ts'
import { detectDocumentType } from './detect-document-type.ts'
import { hasNationalCheckCharacter, hasNationalForm } from './national-number.ts'
import type { OtherDocumentType, ReadDocument } from './read-identity-document.ts'
import { hasHongKongCheckCharacter, hasTaiwanCheckDigit } from './regional-numbers.ts'

/** What a number of this document looks like once it is normalised, its check where the issuer publishes one, and its lengths in words. */
const FORMS = {
  'hk-id': { form: /^[A-Z]{1,2}[0-9]{6}[0-9A]$/, lengths: [8, 9], check: hasHongKongCheckCharacter },
  // Macao does not publish how its last digit is computed.
  'mo-id': { form: /^[157][0-9]{7}$/, lengths: [8], check: () => true },
  'tw-id': { form: /^[A-Z][1289][0-9]{8}$/, lengths: [10], check: hasTaiwanCheckDigit },
  'hmt-travel-permit': {
    form: /^([HM][0-9]{8}|[HM][0-9]{10}|[0-9]{8})$/,
    lengths: [8, 9, 11],
    check: () => true,
  },
  passport: { form: /^[0-9A-Z]{5,20}$/, lengths: null, check: () => true },
  officer: { form: /^[0-9A-Z\p{Script=Han}]{4,30}$/u, lengths: null, check: () => true },
  soldier: { form: /^[0-9A-Z\p{Script=Han}]{4,30}$/u, lengths: null, check: () => true },
  other: { form: /^[0-9A-Z\p{Script=Han}/]{2,40}$/u, lengths: null, check: () => true },
} as const satisfies Record<
  OtherDocumentType,
  { form: RegExp; lengths: readonly number[] | null; check: (number: string) => boolean }
>

/** Reads a document whose number has no national form. `number` is normalised. */
export function readOtherDocument(
  type: OtherDocumentType,
  number: string,
  field: string,
): Result<Omit<ReadDocument, 'document'>, AdmissionProblem> {
  const at = `${field}.number`
  // A citizen filed under "passport" could be registered twice: a number that is plainly a national one belongs to its own type.
  if (hasNationalForm(number) && hasNationalCheckCharacter(number)) {
    const other = detectDocumentType(number) ?? 'resident-id'
    return rejected<AdmissionProblem>({ code: 'document-other-type', field: at, type: other })
  }
  const { form, lengths, check } = FORMS[type]
  if (lengths !== null && !lengths.some((length) => length === number.length)) {
    return rejected<AdmissionProblem>({
      code: 'document-wrong-length',
      field: at,
      expected: lengths.join(' / '),
      length: number.length,
    })
  }
  if (!form.test(number)) return rejected<AdmissionProblem>({ code: 'document-wrong-form', field: at })
  if (!check(number)) return rejected<AdmissionProblem>({ code: 'document-wrong-check-character', field: at })
  return accepted({ derived: type === 'tw-id' ? sexOnTaiwanCard(number) : {}, notes: [] })
}

/** The first digit after the letter: 1 and 8 for men, 2 and 9 for women. */
function sexOnTaiwanCard(number: string): { readonly sex: 'male' | 'female' } {
  return { sex: /[18]/.test(number.charAt(1)) ? 'male' : 'female' }
}
