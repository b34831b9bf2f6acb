import { findPlainDate, type PlainDate } from '../plain-date.ts'
import { findStanding } from '../registration/find-standing.ts'
import type { ResidentDraft } from '../registration/resident-draft.ts'

/**
 * Whether a guardian's consent admits this person on a day: a reviewer then opens it before approving, and a transfer needs the
 * guardian's word (notice, section 2; PIPL 31). So it is also where no birth date can be read.
 */
export function isAdmittedByGuardian(resident: ResidentDraft, on: PlainDate): boolean {
  const bornOn = findPlainDate(resident.bornOn ?? '')
  if (resident.guardianConsent != null || bornOn === null) return true
  return findStanding(bornOn, on, resident.standing).needs === 'guardian-consent'
}

/** Whether a community or another organisation is itself the guardian (Civil Code 32): it may not decide on its own ward. */
export function isGuardianOrganisation(resident: ResidentDraft): boolean {
  return resident.guardianConsent?.guardian?.relation === 'organisation'
}
