import type { AnyFact } from './fact.ts'

/** Causal order: hybrid clock first, id where two writers' clocks agree. Text comparison by code unit, the same on every machine. */
export function compareFacts(one: AnyFact, other: AnyFact): number {
  if (one.order !== other.order) return one.order < other.order ? -1 : 1
  return one.id === other.id ? 0 : one.id < other.id ? -1 : 1
}

/**
 * Each fact once, in causal order, whatever the order and number of deliveries. Where an erased copy and a full copy of a fact meet,
 * the erased one stands: a person who was erased must not come back from an old backup.
 */
export function inCausalOrder(facts: readonly AnyFact[]): AnyFact[] {
  const byId = new Map<string, AnyFact>()
  for (const fact of facts) {
    const known = byId.get(fact.id)
    byId.set(fact.id, known === undefined ? fact : prevailing(known, fact))
  }
  return [...byId.values()].sort(compareFacts)
}

/** Facts never change, so two different copies of one id are damage; the choice only has to be the same on every machine. */
function prevailing(one: AnyFact, other: AnyFact): AnyFact {
  if (one === other) return one
  if (one.redacted !== other.redacted) return one.redacted ? one : other
  return JSON.stringify(one) <= JSON.stringify(other) ? one : other
}
