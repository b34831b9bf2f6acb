import { type AnyFact, HUB } from '#domain/fact'
import { EvidenceReceived } from '#domain/facts/evidence-received'

/** The hub's latest word on a piece of evidence, among the facts about its subject. `sha256`: what it must be. */
export function findEvidenceReceived(
  facts: readonly AnyFact[],
  { evidence, sha256 }: { readonly evidence: string; readonly sha256: string },
): EvidenceReceived | null {
  const told = facts.flatMap((fact) => {
    if (fact.kind !== 'evidence-received' || fact.desk !== HUB) return []
    const read = EvidenceReceived.safeParse(fact.body)
    return read.success && read.data.evidence === evidence && read.data.sha256 === sha256 ? [read.data] : []
  })
  // It never becomes less, and what is said of the whole is said last.
  return told.toSorted((one, other) => rank(other) - rank(one))[0] ?? null
}

function rank({ state, arrived }: EvidenceReceived): number {
  return state === 'arriving' ? arrived : Number.MAX_SAFE_INTEGER
}

/** Its state alone; null where the hub has said nothing. */
export function findEvidenceAnswer(
  facts: readonly AnyFact[],
  named: { readonly evidence: string; readonly sha256: string },
): EvidenceReceived['state'] | null {
  return findEvidenceReceived(facts, named)?.state ?? null
}
