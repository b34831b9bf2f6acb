import { z } from 'zod'
import { PlainDate } from '../plain-date.ts'
import { CONSENT_PARTIES } from './consent-refused.ts'
import { HEARD_BY } from './guardian-consent-withdrawn.ts'

export const WITHDRAWN_BECAUSE = [
  'no-longer-wishes',
  'moved-away',
  'health-or-age',
  'never-agreed',
  'died',
  'other',
] as const
export type WithdrawnBecause = (typeof WITHDRAWN_BECAUSE)[number]

/**
 * A volunteer gives up their registration, or somebody does who speaks for them (PIPL 15, 47, 49). It ends for good; whoever wants to be a
 * volunteer again registers again. Nobody has to say why. Subject: the registration.
 */
export const RegistrationWithdrawn = z.object({
  /** `relative`: of somebody who has died. */
  by: z.enum([...CONSENT_PARTIES, 'relative']),
  on: PlainDate,
  heard: z.enum(HEARD_BY),
  because: z.enum(WITHDRAWN_BECAUSE),
  words: z.string().max(500),
  /** Whether what is kept about them is to be erased too, and not only to stay unused. */
  eraseAsked: z.boolean(),
})
export type RegistrationWithdrawn = z.infer<typeof RegistrationWithdrawn>
