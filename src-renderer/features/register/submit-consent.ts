import { admitGuardianConsent, admitOwnConsent } from '#domain/consent/admit-consent'
import type { FactBody, FactKind } from '#domain/facts/fact-kinds'
import type { ConsentGivenBecause } from '#domain/facts/guardian-consent-given'
import type { AdmissionProblem } from '#domain/registration/admission-problem'
import { type ResidentDraft, readResidentDraft } from '#domain/registration/resident-draft'
import { accepted, type Result } from '#domain/result'
import type { ConsentAsked, Correction, SavedRegistration } from './form-state.ts'
import { dropLostScanOfConsent, keepConsentApart } from './keep-signature-apart.ts'
import type { SubmitPorts } from './submit-registration.ts'

/** Writes a new consent of somebody who is registered: the guardian's, or from 18 on their own. The age decides which was asked. */
export async function submitConsent(
  subject: string,
  draft: ResidentDraft,
  before: Correction['before'],
  { answers }: ConsentAsked,
  { today, policies, store, evidence, scan }: SubmitPorts,
): Promise<Result<SavedRegistration, AdmissionProblem>> {
  const written =
    draft.standing === 'adult' || draft.standing === 'self-supporting'
      ? own(admitOwnConsent(before, draft.ownConsent, { today, policies }), answers)
      : guardians(admitGuardianConsent(before, draft.guardianConsent, { today, policies }), before, answers)
  if (!written.ok) return written
  const { value } = written
  if (value.kind === 'guardian-consent-given') {
    const consent = dropLostScanOfConsent(value.body.consent, before, scan)
    value.body.consent = await keepConsentApart(consent, subject, { evidence, scan })
  }
  const fact = await store.append({ subject, ...value })
  return accepted({
    subject,
    corrected: true,
    consented: true,
    provisionalNumber: draft.provisionalNumber ?? '',
    fullName: draft.fullName ?? '',
    at: fact.at,
    hasGuardian: false,
  })
}

type Written = Result<Given<'own-consent-given'> | Given<'guardian-consent-given'>, AdmissionProblem>
interface Given<K extends FactKind> {
  readonly kind: K
  readonly body: FactBody<K>
}

function own(admitted: ReturnType<typeof admitOwnConsent>, answers: string[]): Written {
  return admitted.ok
    ? accepted({ kind: 'own-consent-given', body: { consent: admitted.value, answers } })
    : admitted
}

function guardians(
  admitted: ReturnType<typeof admitGuardianConsent>,
  before: Correction['before'],
  answers: string[],
): Written {
  if (!admitted.ok) return admitted
  const consent = admitted.value
  const because = findBecause(consent, readResidentDraft(before).guardianConsent, answers)
  return accepted({ kind: 'guardian-consent-given', body: { consent, because, answers } })
}

/** Nobody has to say why: it shows in what was given. */
function findBecause(
  { guardian, scopes }: Extract<ReturnType<typeof admitGuardianConsent>, { ok: true }>['value'],
  before: ResidentDraft['guardianConsent'],
  answers: readonly string[],
): ConsentGivenBecause {
  if (answers.length > 0) return 'after-withdrawal'
  if (before?.guardian?.document?.number !== guardian.document.number) return 'other-guardian'
  const changed = Object.entries(scopes).some(([scope, answer]) => before?.scopes?.[scope] !== answer)
  return changed ? 'answers-changed' : 'renewal'
}
