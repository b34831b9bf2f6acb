import { z } from 'zod'
import { FactId } from '../fact.ts'
import { GuardianConsent } from './guardian-consent.ts'

export const CONSENT_GIVEN_BECAUSE = [
  'renewal',
  'other-guardian',
  'answers-changed',
  'after-withdrawal',
] as const
export type ConsentGivenBecause = (typeof CONSENT_GIVEN_BECAUSE)[number]

/**
 * The withdrawals that the writer has seen and that this consent answers. A consent that names none was given without knowing of them,
 * whatever its clock says, and does not lift one: only who knows that somebody withdrew may take their place (PIPL 15).
 */
export const AnsweredWithdrawals = z.array(FactId).max(20)

/** A guardian consents anew, or another guardian does. Admitted by the rules that admit a registration. Subject: the registration. */
export const GuardianConsentGiven = z.object({
  consent: GuardianConsent,
  because: z.enum(CONSENT_GIVEN_BECAUSE),
  answers: AnsweredWithdrawals,
})
export type GuardianConsentGiven = z.infer<typeof GuardianConsentGiven>
