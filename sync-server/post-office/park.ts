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
  /** The post office itself failed on it. */
  | 'fault'

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
