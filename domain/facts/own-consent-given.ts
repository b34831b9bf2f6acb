import { z } from 'zod'
import { AnsweredWithdrawals } from './guardian-consent-given.ts'
import { OwnConsent } from './resident-registered.ts'

/** A person of full age consents themselves, where a guardian had for them (Civil Code 17, 18; PIPL 14). Subject: the registration. */
export const OwnConsentGiven = z.object({ consent: OwnConsent, answers: AnsweredWithdrawals })
export type OwnConsentGiven = z.infer<typeof OwnConsentGiven>
