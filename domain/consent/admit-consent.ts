import type { GuardianConsent } from '../facts/guardian-consent.ts'
import type { OwnConsent } from '../facts/resident-registered.ts'
import type { AdmissionProblem } from '../registration/admission-problem.ts'
import { type AdmissionContext, admitResident } from '../registration/admit-resident.ts'
import { type Body, changesOf } from '../registration/changes-of.ts'
import type { ResidentDraft } from '../registration/resident-draft.ts'
import { accepted, type Result, rejected } from '../result.ts'

/**
 * Whether a guardian's new consent may take the place of the one there is. `body`: the registration with its corrections. Judged as the
 * hub judges it, on the whole registration as it would then stand; answers every problem, each at its field.
 */
export function admitGuardianConsent(
  body: Body,
  consent: ResidentDraft['guardianConsent'],
  context: AdmissionContext,
): Result<GuardianConsent, AdmissionProblem> {
  const changes = changesOf({ kind: 'guardian-consent-given', body: { consent } })
  const admitted = admitResident({ ...body, ...changes }, context)
  if (!admitted.ok) return admitted
  return 'guardianConsent' in admitted.value
    ? accepted(admitted.value.guardianConsent)
    : rejected<AdmissionProblem>({ code: 'own-consent-missing', field: 'ownConsent' })
}

/** Whether a person may take over from their guardian, from the 18th birthday on. */
export function admitOwnConsent(
  body: Body,
  consent: ResidentDraft['ownConsent'],
  context: AdmissionContext,
): Result<OwnConsent, AdmissionProblem> {
  const changes = changesOf({ kind: 'own-consent-given', body: { consent } })
  const admitted = admitResident({ ...body, ...changes }, context)
  if (!admitted.ok) return admitted
  return 'ownConsent' in admitted.value
    ? accepted(admitted.value.ownConsent)
    : rejected<AdmissionProblem>({ code: 'guardian-consent-missing', field: 'guardianConsent' })
}
