import { z } from 'zod'

/** Who or what a fact is about: `<type>:<uuidv7>`; a desk is named by its code. */
export const Subject = z
  .string()
  .regex(/^(registration|group|project|shift|service|worker|desk|organisation):[0-9a-zA-Z-]{1,64}$/)

/**
 * `<subject>:<uuidv7>` for a desk's fact, so that all facts about one subject are neighbours in every index.
 * A ruling is named after the fact it answers (`<subject>:<uuid of that fact>.ruled`): the hub, restarted, writes the same id again.
 */
export const FactId = z
  .string()
  .max(160)
  .regex(/^[a-z]+:[0-9a-zA-Z-]{1,64}:[0-9a-zA-Z-]{1,64}(\.[a-z]+)?$/)

/** The outside of every fact. `body` is read by the kind's own schema; an unknown kind is kept unread, never dropped. */
export const AnyFact = z.object({
  id: FactId,
  subject: Subject,
  kind: z.string().min(1).max(60),
  schema: z.int().min(1),
  /** Organisation, desk and worker that wrote it; all three are `hub` for rulings. */
  org: z.string().min(1).max(40),
  desk: z.string().min(1).max(40),
  worker: z.string().min(1).max(80),
  /** The desk's running number 1, 2, 3 … without gaps; 0 for the hub. */
  n: z.int().min(0),
  /** Local wall clock, ISO 8601 with offset. */
  at: z.iso.datetime({ offset: true }),
  /** Hybrid logical clock as sortable text: causal even where a wall clock is wrong. */
  order: z.string().min(1).max(80),
  body: z.record(z.string(), z.unknown()),
  /** The desk's seal (`seal/seal.ts`); facts of older desks have none, and one that cannot be read hides no fact. */
  seal: z.unknown().optional(),
  /** Set by the hub alone, when a person was erased: the personal fields of `body` are gone. */
  redacted: z.literal(true).optional(),
})
export type AnyFact = z.infer<typeof AnyFact>

/** The writer's name on every hub-written fact. */
export const HUB = 'hub'
