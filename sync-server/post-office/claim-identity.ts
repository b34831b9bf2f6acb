import { createHmac } from 'node:crypto'
import type { Surroundings } from './post-office-surroundings.ts'

export type IdentityClaim =
  | { readonly outcome: 'claimed' }
  /** Another registration holds it; `org` is the office that wrote that one. */
  | { readonly outcome: 'taken'; readonly org: string }

/** Keyed, because identity numbers can be counted through: the register shows nobody's number even to who copies it. */
export function identityId(key: Buffer, documentKey: string): string {
  return `identity:${createHmac('sha256', key).update(documentKey).digest('hex')}`
}

/**
 * Claims a person's document for one registration by creating its document: CouchDB lets one writer win, whoever else tries.
 * Repeatable: a claim of our own is found again.
 */
export async function claimIdentity(
  surroundings: Surroundings,
  claim: { readonly subject: string; readonly org: string; readonly documentKey: string },
): Promise<IdentityClaim> {
  const { store, register, keys } = surroundings
  const { subject, org, documentKey } = claim
  const _id = identityId(keys.identity, documentKey)
  if ((await store.create(register, { _id, subject, org })) === 'created') return { outcome: 'claimed' }
  const held = await store.find(register, _id)
  // Released between the two requests: the next attempt finds it free.
  if (!held) return claimIdentity(surroundings, claim)
  if (held.subject === subject && held.org === org) return { outcome: 'claimed' }
  return { outcome: 'taken', org: String(held.org) }
}

/** Who holds a person's document at this moment; null where nobody does. */
export async function findIdentityHolder(
  { store, register, keys }: Surroundings,
  documentKey: string,
): Promise<{ readonly subject: string; readonly org: string } | null> {
  const held = await store.find(register, identityId(keys.identity, documentKey))
  return held && { subject: String(held.subject), org: String(held.org) }
}
