import type { KeyedTexts } from './keyed-texts.ts'
import { RefusedFact } from './refused-fact.ts'
import { createWatched, type Watched } from './watched.ts'

/** The hub refuses a fact for good: it is kept here for a person, and the queue moves on. */
export interface RefusedFacts {
  readonly all: Watched<readonly RefusedFact[]>
  setAside(facts: readonly RefusedFact[]): Promise<void>
  release(factIds: readonly string[]): Promise<void>
}

export async function openRefusedFacts(texts: KeyedTexts): Promise<RefusedFacts> {
  const loaded = (await texts.all()).flatMap(({ text }) => {
    const read = RefusedFact.safeParse(JSON.parse(text))
    return read.success ? [read.data] : []
  })
  const all = createWatched<readonly RefusedFact[]>(loaded.toSorted((one, other) => one.n - other.n))

  function change(without: readonly string[], added: readonly RefusedFact[]): void {
    const gone = new Set(without)
    const kept = all.get().filter((fact) => !gone.has(fact.factId))
    all.set([...kept, ...added].toSorted((one, other) => one.n - other.n))
  }
  return {
    all,
    async setAside(facts) {
      await texts.put(facts.map((fact) => ({ key: fact.factId, text: JSON.stringify(fact) })))
      change(
        facts.map((fact) => fact.factId),
        facts,
      )
    },
    async release(factIds) {
      await texts.remove(factIds)
      change(factIds, [])
    },
  }
}
