import { useEffect, useState } from 'react'
import { foldReview } from '#domain/review/fold-review'
import type { Review } from '#domain/review/review'
import { useDeskPorts } from '../../app/desk-ports.ts'

/** One thing to be decided here, newest always; null where this organisation has nothing to decide about the subject. */
export function useReview(subject: string): Review | null | 'reading' {
  const { store, identity } = useDeskPorts()
  const { code } = identity.organisation
  const [watched, setWatched] = useState<Review | null | 'reading'>('reading')
  useEffect(() => {
    setWatched('reading')
    return store.watchFactsOf(subject, (facts) => setWatched(foldReview(facts, code)))
  }, [store, subject, code])
  return watched
}
