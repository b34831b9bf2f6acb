import type { Stored } from './hub-store.ts'

/** Documents that were read a moment ago. */
export interface LatelyRead {
  keep(database: string, document: Stored): void
  find(database: string, id: string, rev: string): Stored | null
}

/** As many as all hands of the post office hold in a batch each; at two kilobytes a fact about ten megabytes. */
const MOST = 5000

/** Forgets the oldest. */
export function createLately(most = MOST): LatelyRead {
  const kept = new Map<string, Stored>()
  const keyOf = (database: string, id: string) => `${database}/${id}`
  return {
    keep(database, document) {
      kept.set(keyOf(database, document._id), document)
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    },
    find(database, id, rev) {
      const found = kept.get(keyOf(database, id))
      return found?._rev === rev ? found : null
    },
  }
}
