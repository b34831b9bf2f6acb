/** A value that others look at: whoever watches is called now and after every change. */
export interface Watched<Value> {
  get(): Value
  set(value: Value): void
  watch(listener: (value: Value) => void): () => void
}

export function createWatched<Value>(first: Value): Watched<Value> {
  const listeners = new Set<(value: Value) => void>()
  let current = first
  return {
    get: () => current,
    set(value) {
      current = value
      for (const listener of [...listeners]) listener(value)
    },
    watch(listener) {
      // Its own function, so that the same listener may watch twice.
      const entry = (value: Value): void => listener(value)
      listeners.add(entry)
      listener(current)
      return () => listeners.delete(entry)
    },
  }
}
