/** A value that pages watch; read by `useSyncExternalStore`. */
export interface WatchedValue<Value> {
  readonly get: () => Value
  readonly set: (value: Value) => void
  readonly watch: (listener: () => void) => () => void
}

export function createWatchedValue<Value>(initial: Value): WatchedValue<Value> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
