import type { AdmissionProblem } from '#domain/registration/admission-problem'
import { admitResident } from '#domain/registration/admit-resident'
import { findChanges } from '#domain/registration/find-changes'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { accepted, type Result, rejected } from '#domain/result'
import type { Correction, SavedRegistration } from './form-state.ts'
import { dropLostScan, keepSignatureApart } from './keep-signature-apart.ts'
import type { SubmitPorts } from './submit-registration.ts'

export type CorrectionAnswer = SavedRegistration | 'nothing-changed'

/** Writes what was put right, and why; the first fact stays as it was. Only changed fields go into the correction. */
export async function submitCorrection(
  subject: string,
  draft: ResidentDraft,
  correction: Correction,
  { today, policies, store, ...apart }: SubmitPorts,
): Promise<Result<CorrectionAnswer, AdmissionProblem>> {
  const reason = correction.reason.trim()
  const admitted = admitResident(draft, { today, policies })
  const problems: AdmissionProblem[] = admitted.ok ? [] : [...admitted.problems]
  if (reason === '') problems.push({ code: 'required', field: 'reason' })
  if (reason.length > 200) problems.push({ code: 'too-long', field: 'reason', maximum: 200 })
  if (!admitted.ok || problems.length > 0) return rejected(...problems)

  const body = dropLostScan(admitted.value, correction.before, apart.scan)
  const changes = findChanges(correction.before, body)
  if (Object.keys(changes).length === 0) return accepted('nothing-changed')
  const kept = 'guardianConsent' in changes ? await keepSignatureApart(body, subject, apart) : null
  if (kept !== null && 'guardianConsent' in kept) changes.guardianConsent = kept.guardianConsent
  const fact = await store.append({ subject, kind: 'resident-corrected', body: { changes, reason } })
  return accepted({
    subject,
    corrected: true,
    provisionalNumber: admitted.value.provisionalNumber,
    fullName: admitted.value.fullName,
    at: fact.at,
    hasGuardian: false,
  })
}
