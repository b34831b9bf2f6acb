import { listViewings, type Viewing } from '#domain/minors/list-viewings'
import type { DeskStore } from '../../store/desk-store.ts'

/**
 * Every viewing by this organisation that is on this disk, newest first. What one worker saw is asked for once a year, so there is no
 * list that every save would have to keep: all facts are read, with a bar, and the counter stays free meanwhile.
 */
export async function readViewings(
  store: Pick<DeskStore, 'readEverything'>,
  org: string,
  { onProgress, signal }: { onProgress: (done: number, total: number) => void; signal: AbortSignal },
): Promise<readonly Viewing[]> {
  const found: Viewing[] = []
  await store.readEverything(
    (facts) => found.push(...listViewings(facts, org)),
    ({ done, total }) => {
      signal.throwIfAborted()
      onProgress(done, total)
    },
  )
  return found.sort((one, other) => (one.order < other.order ? 1 : -1))
}

/** Years that something was viewed in, and the present one, newest first. */
export function yearsOf(viewings: readonly Viewing[], thisYear: string): readonly string[] {
  return [...new Set([thisYear, ...viewings.map(yearOf)])].toSorted().toReversed()
}

/** By the wall clock of the desk: a viewing on New Year's Eve is the old year's, whatever time it was elsewhere. */
export function yearOf({ at }: Pick<Viewing, 'at'>): string {
  return at.slice(0, 4)
}
