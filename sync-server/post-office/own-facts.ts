import { type AnyFact, HUB } from '#domain/fact'
import { type FactKind, type FactOf, readBody } from '#domain/facts/fact-kinds'

/** Facts of one kind that the organisation's own desks wrote. */
export function ownFacts<K extends FactKind>(
  facts: readonly AnyFact[],
  org: string,
  kind: K,
): readonly FactOf<K>[] {
  return facts.flatMap((fact) => {
    if (fact.kind !== kind || fact.org !== org || fact.desk === HUB) return []
    const read = readBody(fact)
    // `readBody` answers the kind that it was asked for, which TypeScript cannot follow through the table.
    return read.ok ? [read.value as unknown as FactOf<K>] : []
  })
}

/** Facts of one kind that the hub wrote. */
export function hubFacts<K extends FactKind>(facts: readonly AnyFact[], kind: K): readonly FactOf<K>[] {
  return facts.flatMap((fact) => {
    if (fact.kind !== kind || fact.desk !== HUB) return []
    const read = readBody(fact)
    // As above.
    return read.ok ? [read.value as unknown as FactOf<K>] : []
  })
}
