import { z } from 'zod'
import { PlainDate } from '../plain-date.ts'
import { GUARDIAN_CONSENT_SCOPES } from './guardian-consent.ts'
import { NOTICE_LANGUAGES } from './notice-languages.ts'

/** Whose word a consent, a refusal or a withdrawal is: the guardian's, or that of the person it is about. */
export const CONSENT_PARTIES = ['guardian', 'person'] as const
export type ConsentParty = (typeof CONSENT_PARTIES)[number]

/**
 * Somebody was asked and said no. Kept so that nobody asks them again and again (Network Data Regulations 22), and without anything
 * that names them: who is not registered leaves no data. Subject: the registration that there would have been, or the one there is.
 */
export const ConsentRefused = z.object({
  by: z.enum(CONSENT_PARTIES),
  /** Purposes that were answered no; every own purpose is among the guardian's. Empty: the whole was refused without going through them. */
  refused: z.array(z.enum(GUARDIAN_CONSENT_SCOPES)).max(GUARDIAN_CONSENT_SCOPES.length),
  notice: z.object({ version: z.string().min(1).max(40), language: z.enum(NOTICE_LANGUAGES) }),
  on: PlainDate,
})
export type ConsentRefused = z.infer<typeof ConsentRefused>
