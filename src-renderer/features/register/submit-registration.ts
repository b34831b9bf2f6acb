import { buildProvisionalNumber } from '#domain/provisional-number'
import type { AdmissionProblem } from '#domain/registration/admission-problem'
import { type AdmissionContext, admitResident } from '#domain/registration/admit-resident'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { accepted, type Result, rejected } from '#domain/result'
import type { DeskStore } from '../../store/desk-store.ts'
import type { SavedRegistration } from './form-state.ts'
import { type ApartPorts, dropLostScan, keepSignatureApart } from './keep-signature-apart.ts'

export interface SubmitPorts extends ApartPorts, Required<AdmissionContext> {
  readonly store: DeskStore
}

/** Problems of a draft as the rules see it today. The provisional number is given with the running number, at saving. */
export function findDraftProblems(
  draft: ResidentDraft,
  desk: string,
  context: AdmissionContext,
): readonly AdmissionProblem[] {
  const admitted = admitResident(withProvisionalNumber(draft, desk, 1), context)
  return admitted.ok ? [] : admitted.problems
}

/**
 * Registers a resident: one fact on this desk's disk, and the provisional number that quotes its running number.
 * Needs no network. Rejects with `StoreFailure` where the disk refuses; the form then keeps everything.
 */
export async function submitRegistration(
  subject: string,
  draft: ResidentDraft,
  { desk, today, policies, store, ...apart }: SubmitPorts & { readonly desk: string },
): Promise<Result<SavedRegistration, AdmissionProblem>> {
  const admitted = admitResident(withProvisionalNumber(draft, desk, 1), { today, policies })
  if (!admitted.ok) return rejected(...admitted.problems)
  const body = await keepSignatureApart(dropLostScan(admitted.value, null, apart.scan), subject, apart)
  const fact = await store.append((n) => ({
    subject,
    kind: 'resident-registered',
    body: { ...body, provisionalNumber: buildProvisionalNumber(desk, n) },
  }))
  return accepted({
    subject,
    corrected: false,
    provisionalNumber: buildProvisionalNumber(desk, fact.n),
    fullName: admitted.value.fullName,
    at: fact.at,
    hasGuardian: 'guardianConsent' in admitted.value,
  })
}

function withProvisionalNumber(draft: ResidentDraft, desk: string, n: number): ResidentDraft {
  return { ...draft, provisionalNumber: buildProvisionalNumber(desk, n) }
}
