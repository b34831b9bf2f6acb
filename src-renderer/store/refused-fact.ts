import { z } from 'zod'

/**
 * Why the hub did not take a fact. `forbidden`: its guard said no, in its own words. `different-at-hub`: another document
 * has this id there. `too-large` and `malformed`: the hub refuses the whole request while this fact is in it.
 * `hub-trouble`: the hub failed on this very row again and again.
 */
export const REFUSAL_CODES = [
  'forbidden',
  'different-at-hub',
  'too-large',
  'malformed',
  'hub-trouble',
] as const

/** A fact set aside: it stays on this desk, and the queue goes on without it. */
export const RefusedFact = z.object({
  factId: z.string(),
  n: z.int(),
  subject: z.string(),
  kind: z.string(),
  code: z.enum(REFUSAL_CODES),
  /** What the hub said, for the worker and for whoever helps them. */
  words: z.string(),
  /** First refusal, ISO 8601. */
  since: z.string(),
  attempts: z.int(),
})
export type RefusedFact = z.infer<typeof RefusedFact>
