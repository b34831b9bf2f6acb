import { useCallback, useEffect, useState } from 'react'
import type { ViewedPlace } from '#domain/facts/minor-data-viewed'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { type StoreFailureReason, toStoreFailure } from '../../store/store-failure.ts'
import { drop } from '../../ui/drop.ts'

/** Whether a record may be shown. `noting` lasts as long as the disk takes to save one fact. */
export type Viewing =
  | { readonly state: 'open' | 'noting' }
  | { readonly state: 'refused'; readonly reason: StoreFailureReason; readonly again: () => void }

/**
 * Notes that a minor's full record is looked at. The page stands at once; the minor's particulars follow when the note is on the disk,
 * because one that was shown first and could not be noted would have been seen without a trace. Where the disk refuses, they stay
 * closed, with a sentence and a way to try again. Focus is left where it is.
 */
export function useViewing(subject: string, opened: ViewedPlace, isMinor: boolean): Viewing {
  const { viewings, host } = useDeskPorts()
  const [noted, setNoted] = useState<{ readonly of: string; readonly failed: StoreFailureReason | null }>()
  const of = `${subject} ${opened}`

  const note = useCallback(() => {
    setNoted(undefined)
    const settle = (failed: StoreFailureReason | null) => setNoted({ of, failed })
    return viewings.note(subject, opened).then(
      () => settle(null),
      (error: unknown) => {
        const { reason } = toStoreFailure(error)
        host.logFailure('note viewing', reason)
        settle(reason)
      },
    )
  }, [viewings, host, subject, opened, of])
  useEffect(() => (isMinor ? drop(note()) : undefined), [isMinor, note])

  if (!isMinor) return { state: 'open' }
  // Of the person before this one nothing counts.
  if (noted?.of !== of) return { state: 'noting' }
  return noted.failed === null
    ? { state: 'open' }
    : { state: 'refused', reason: noted.failed, again: () => drop(note()) }
}
