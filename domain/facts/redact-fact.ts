import { type AnyFact, HUB } from '../fact.ts'
import { readSeal } from '../seal/seal.ts'

/** What tells of the erasure itself and of nobody: it stays as it is. */
const KEPT: ReadonlySet<string> = new Set(['subject-redacted', 'erasure-confirmed'])

/**
 * What is left of a fact about an erased person (PIPL 47): that it was written, when, and at which desk. The seal stays without its salt:
 * the desk's chain still holds, and its digests cannot be guessed back into a name. A seal that this version cannot read may hide
 * anything, so it goes. Redacting twice changes nothing.
 */
export function redactFact(fact: AnyFact): AnyFact {
  if (KEPT.has(fact.kind) || fact.redacted) return fact
  const { id, subject, kind, schema, org, desk, worker, n, at, order } = fact
  const left = {
    id,
    subject,
    kind,
    schema,
    org,
    desk,
    worker,
    n,
    at,
    order,
    body: {},
    redacted: true,
  } as const
  const read = readSeal(fact.seal)
  if (read.is !== 'read') return left
  const { salt: _, ...seal } = read.seal
  return { ...left, seal }
}

/** The hub's word that a subject is erased, among the facts about it; null where there is none. */
export function findErasure(facts: readonly AnyFact[]): AnyFact | null {
  return facts.find(({ kind, desk }) => kind === 'subject-redacted' && desk === HUB) ?? null
}
