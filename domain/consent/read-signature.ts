import { EvidenceReference } from '../facts/evidence-reference.ts'
import { type GuardianConsent, SignatureImage } from '../facts/guardian-consent.ts'
import type { AdmissionProblem } from '../registration/admission-problem.ts'
import { readLine } from '../registration/read-fields.ts'
import type { ResidentDraft } from '../registration/resident-draft.ts'
import { accepted, type Result, rejected } from '../result.ts'

type DraftSignature = NonNullable<ResidentDraft['guardianConsent']>['signature']

const FIELD = 'guardianConsent.signature'

/**
 * A drawn signature with its fingerprint, inside the fact or as evidence that travels apart, or the number of the paper form that was
 * signed instead, with its scan where there is one (Electronic Signature Law 13). Whether evidence has arrived does not matter here: a
 * registration never waits for it.
 */
export function readSignature(
  signature: DraftSignature,
): Result<GuardianConsent['signature'], AdmissionProblem> {
  const notSigned = rejected<AdmissionProblem>({ code: 'consent-not-signed', field: FIELD })
  if (signature?.form === 'paper') {
    const paperNumber = readLine(signature.paperNumber, `${FIELD}.paperNumber`, 40)
    if (!paperNumber.ok) return paperNumber
    if (paperNumber.value === '') return notSigned
    const scan = EvidenceReference.safeParse(signature.scan)
    const paper = { form: 'paper' as const, paperNumber: paperNumber.value }
    return accepted(scan.success ? { ...paper, scan: scan.data } : paper)
  }
  if (signature?.form !== 'on-screen') return notSigned
  const image = SignatureImage.safeParse(signature.image)
  if (image.success) return accepted({ form: 'on-screen' as const, image: image.data })
  const evidence = EvidenceReference.safeParse(signature.image)
  return evidence.success ? accepted({ form: 'on-screen' as const, image: evidence.data }) : notSigned
}
