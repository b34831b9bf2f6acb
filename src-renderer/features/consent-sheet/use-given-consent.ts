import { useEffect, useState } from 'react'
import { type BroughtConsent, findGivenConsent } from '#domain/consent/find-given-consent'
import { foldRegistration } from '#domain/registration/fold-registration'
import type { Registration } from '#domain/registration/registration'
import { findPlace } from '#domain/review/find-place'
import { useDeskPorts } from '../../app/desk-ports.ts'

/** A consent of this office as it can be printed. */
export interface GivenConsent extends BroughtConsent {
  readonly registration: Registration
}

/** The consent that a registration of this office says now; null where there is none. */
export function useGivenConsent(subject: string): GivenConsent | null | 'reading' {
  const { store, identity } = useDeskPorts()
  const { code } = identity.organisation
  const [given, setGiven] = useState<GivenConsent | null | 'reading'>('reading')
  useEffect(() => {
    setGiven('reading')
    return store.watchFactsOf(subject, (facts) => {
      const registration = findPlace(facts, code).isOwn ? foldRegistration(facts) : null
      const brought = registration && findGivenConsent(facts, registration.body)
      setGiven(registration && brought && { registration, ...brought })
    })
  }, [store, subject, code])
  return given
}
