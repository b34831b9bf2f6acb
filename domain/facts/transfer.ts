import { z } from 'zod'
import { PlainDate } from '../plain-date.ts'

/**
 * A volunteer of another office wants to belong to this one, and says so here (record measures 民函〔2012〕340号: only with the volunteer's
 * consent). Subject: their registration here, which the hub found to be a duplicate.
 */
export const TransferRequested = z.object({
  /** Asked and answered at the counter, by the volunteer or, for a minor, the guardian. */
  consent: z.object({ givenBy: z.enum(['self', 'guardian']), givenOn: PlainDate }),
})
export type TransferRequested = z.infer<typeof TransferRequested>

/**
 * A registration of this office ends, by the hub's word: the volunteer moved, nobody could show a consent, or a withdrawal has arrived and
 * the person's document is free.
 */
export const RegistrationEnded = z.object({
  because: z.enum(['transferred', 'no-consent-found', 'consent-withdrawn', 'registration-withdrawn']),
  /** Where the volunteer belongs now; empty where nowhere. */
  officeName: z.string().max(80),
  on: PlainDate,
})
export type RegistrationEnded = z.infer<typeof RegistrationEnded>
