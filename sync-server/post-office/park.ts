import type { Surroundings } from './post-office-surroundings.ts'

/** Why a document waits for a person or a newer hub. */
export type ParkedReason =
  | 'not-a-fact'
  | 'unknown-kind'
  | 'newer-schema'
  | 'malformed-body'
  /** Names another office than the one whose database it stands in. */
  | 'foreign-fact'
  | 'foreign-subject'
  /** Has to be decided on by an organisation that is not there yet. */
  | 'nobody-to-decide'
  /** Decides on, or answers, what was never laid before this organisation; or approves a minor whose consent nobody opened. */
  | 'not-theirs-to-decide'
  /** The post office itself failed on it. */
  | 'fault'

/** `set-aside`: something could not be ruled on and is noted. */
export type Attempt = 'done' | 'set-aside'

export function worst(attempts: readonly Attempt[]): Attempt {
  return attempts.includes('set-aside') ? 'set-aside' : 'done'
}

/** Keeps a note about a document that cannot be worked on. The document stays where it is; nothing is dropped. */
export async function park(
  { store, register, log }: Surroundings,
  org: string,
  id: string,
  reason: ParkedReason,
): Promise<void> {
  const noted = await store.create(register, { _id: `parked:${org}:${id}`, org, id, reason })
  if (noted === 'created') log.warn({ org, id, reason }, 'parked')
}

export async function countParked({ store, register }: Surroundings): Promise<number> {
  return (await store.findByPrefix(register, 'parked:')).length
}
