import { z } from 'zod'
import { PlainDate } from '../plain-date.ts'
import { GUARDIAN_RELATIONS } from './guardian-consent.ts'

/** How the office heard of a decision: withdrawing must be as easy as consenting, so no form is asked for (PIPL 15). */
export const HEARD_BY = ['in-person', 'by-phone', 'in-writing', 'through-others'] as const
export type HeardBy = (typeof HEARD_BY)[number]

/** A guardian takes their consent back. Any guardian may, not only the one who gave it (Civil Code 27, 35). Subject: the registration. */
export const GuardianConsentWithdrawn = z.object({
  by: z.object({ fullName: z.string().min(1).max(120), relation: z.enum(GUARDIAN_RELATIONS) }),
  on: PlainDate,
  heard: z.enum(HEARD_BY),
  words: z.string().max(500),
  /** Single purposes are withdrawn by a new consent that says no to them. */
  effect: z.literal('registration-ends'),
})
export type GuardianConsentWithdrawn = z.infer<typeof GuardianConsentWithdrawn>
