import type { HubStore } from '../hub-store.ts'

/** How many rulings this process has written: `registration` or `group` → outcome → how many. */
export type RulingTally = ReadonlyMap<string, ReadonlyMap<string, number>>

const RULED = '-ruled'

/** Counts what goes through a store, so that no step has to. A ruling that was there already is not counted twice. */
export function tallyRulings(store: HubStore): { readonly store: HubStore; readonly tally: RulingTally } {
  const tally = new Map<string, Map<string, number>>()
  function count(of: string, outcome: string): void {
    const outcomes = tally.get(of) ?? new Map<string, number>()
    tally.set(of, outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1))
  }
  return {
    tally,
    store: {
      ...store,
      async create(database, document) {
        const made = await store.create(database, document)
        const kind = String(document.kind)
        if (made === 'created' && kind.endsWith(RULED)) {
          const { ruling } = Object(document.body) as { readonly ruling?: { readonly outcome?: unknown } }
          count(kind.slice(0, -RULED.length), String(ruling?.outcome))
        }
        return made
      },
    },
  }
}
