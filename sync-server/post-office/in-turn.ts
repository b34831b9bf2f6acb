/** Does one piece of work on a key at a time, in the order in which it was asked for; other keys do not wait. */
export type InTurn = <Answer>(key: string, work: () => Promise<Answer>) => Promise<Answer>

export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (key, work) => {
    const before = last.get(key)
    const own = (async () => {
      // Whether that went well is for whoever asked for it.
      await before?.catch(() => {})
      return work()
    })()
    last.set(key, own)
    try {
      return await own
    } finally {
      if (last.get(key) === own) last.delete(key)
    }
  }
}
