import { type GuardianConsent, SignatureImage } from '../facts/guardian-consent.ts'
import type { AdmissionProblem } from '../registration/admission-problem.ts'
import { readLine } from '../registration/read-fields.ts'
import type { ResidentDraft } from '../registration/resident-draft.ts'
import { accepted, type Result, rejected } from '../result.ts'

type DraftSignature = NonNullable<ResidentDraft['guardianConsent']>['signature']

const FIELD = 'guardianConsent.signature'

/** A drawn signature with its fingerprint, or the number of the paper form that was signed instead (Electronic Signature Law 13). */
export function readSignature(
  signature: DraftSignature,
): Result<GuardianConsent['signature'], AdmissionProblem> {
  const notSigned = rejected<AdmissionProblem>({ code: 'consent-not-signed', field: FIELD })
  if (signature?.form === 'paper') {
    const paperNumber = readLine(signature.paperNumber, `${FIELD}.paperNumber`, 40)
    if (!paperNumber.ok) return paperNumber
    return paperNumber.value === ''
      ? notSigned
      : accepted({ form: 'paper' as const, paperNumber: paperNumber.value })
  }
  if (signature?.form !== 'on-screen') return notSigned
  const image = SignatureImage.safeParse(signature.image)
  return image.success ? accepted({ form: 'on-screen' as const, image: image.data }) : notSigned
}
