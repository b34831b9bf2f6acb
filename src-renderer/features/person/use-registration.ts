import { useEffect, useState } from 'react'
import { foldRegistration } from '#domain/registration/fold-registration'
import type { Registration } from '#domain/registration/registration'
import { useDeskPorts } from '../../app/desk-ports.ts'

/** The state of one registration, newest always; null where this desk has no fact about it. */
export function useRegistration(subject: string | null): Registration | null | 'reading' {
  const { store } = useDeskPorts()
  const [watched, setWatched] = useState<Registration | null | 'reading'>('reading')
  useEffect(() => {
    setWatched('reading')
    if (subject === null) return
    return store.watchFactsOf(subject, (facts) => setWatched(foldRegistration(facts)))
  }, [store, subject])
  return watched
}
