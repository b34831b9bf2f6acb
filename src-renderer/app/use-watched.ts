import { useSyncExternalStore } from 'react'

/** Shows the newest value of anything that can be read and watched. */
export function useWatched<Value>(watched: {
  readonly get: () => Value
  readonly watch: (listener: () => void) => () => void
}): Value {
  return useSyncExternalStore(watched.watch, watched.get)
}
