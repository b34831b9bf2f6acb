const LIMIT = 5
const LOCKED_FOR_MS = 5 * 60_000

export interface WrongPasswordCount {
  count(name: string): void
  clear(name: string): void
  isLocked(name: string): boolean
}

/** Locks a name after five wrong passwords in a row, for five minutes: CouchDB 3.5 does, and desks must be able to tell it apart. */
export function createWrongPasswordCount(now: () => number): WrongPasswordCount {
  const counts = new Map<string, { times: number; last: number }>()
  return {
    count(name) {
      counts.set(name, { times: (counts.get(name)?.times ?? 0) + 1, last: now() })
    },
    clear(name) {
      counts.delete(name)
    },
    isLocked(name) {
      const found = counts.get(name)
      if (!found) return false
      if (now() - found.last > LOCKED_FOR_MS) counts.delete(name)
      return counts.has(name) && found.times >= LIMIT
    },
  }
}
