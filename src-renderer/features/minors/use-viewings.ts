import { useCallback, useEffect, useState } from 'react'
import type { Viewing } from '#domain/minors/list-viewings'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import { readViewings } from './read-viewings.ts'

export type ReadViewings =
  | { readonly state: 'reading'; readonly done: number; readonly total: number }
  | { readonly state: 'failed' }
  | { readonly state: 'read'; readonly viewings: readonly Viewing[] }

/** Every viewing on this desk, read when the page opens; reading ends when the page is left. */
export function useViewings(): readonly [ReadViewings, () => void] {
  const { store, identity } = useDeskPorts()
  const { code } = identity.organisation
  const [read, setRead] = useState<ReadViewings>({ state: 'reading', done: 0, total: 0 })
  const [times, setTimes] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `times` asks again.
  useEffect(() => {
    const leaving = new AbortController()
    setRead({ state: 'reading', done: 0, total: 0 })
    const reading = readViewings(store, code, {
      onProgress: (done, total) => setRead({ state: 'reading', done, total }),
      signal: leaving.signal,
    })
    drop(
      reading.then(
        (viewings) => leaving.signal.aborted || setRead({ state: 'read', viewings }),
        () => leaving.signal.aborted || setRead({ state: 'failed' }),
      ),
    )
    return () => leaving.abort()
  }, [store, code, times])
  const again = useCallback(() => setTimes((before) => before + 1), [])
  return [read, again]
}
