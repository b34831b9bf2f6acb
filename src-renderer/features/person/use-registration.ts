import { useEffect, useState } from 'react'
import { foldRegistration } from '#domain/registration/fold-registration'
import type { Registration } from '#domain/registration/registration'
import { findPlace } from '#domain/review/find-place'
import { useDeskPorts } from '../../app/desk-ports.ts'

/** The state of one registration of this office, newest always; null where there is none, and where it is only reviewed here. */
export function useRegistration(subject: string | null): Registration | null | 'reading' {
  const { store, identity } = useDeskPorts()
  const { code } = identity.organisation
  const [watched, setWatched] = useState<Registration | null | 'reading'>('reading')
  useEffect(() => {
    setWatched('reading')
    if (subject === null) return
    return store.watchFactsOf(subject, (facts) =>
      setWatched(findPlace(facts, code).isOwn ? foldRegistration(facts) : null),
    )
  }, [store, subject, code])
  return watched
}
