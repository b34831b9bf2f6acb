import type { AccompanimentRule } from '../facts/accompaniment-rule.ts'
import { GUARDIAN_CONSENT_SCOPES, type GuardianConsentScope } from '../facts/guardian-consent.ts'
import { OWN_CONSENT_SCOPES, type OwnConsentScope } from '../facts/resident-registered.ts'
import { AGES } from '../policy/ages.ts'

/** A purpose that is asked, and whether a "no" to it means that nobody is registered. Every other "no" costs nothing. */
export interface AskedScope<Scope extends string> {
  readonly scope: Scope
  readonly required: boolean
}

/** What an adult is asked (PIPL 14, 29; Regulations on the Protection of Minors Online 32: optional data never bars the service). */
export function ownScopesAsked(): readonly AskedScope<OwnConsentScope>[] {
  return OWN_CONSENT_SCOPES.map((scope) => ({ scope, required: scope === 'register' }))
}

/** What a guardian is asked about a person of this age (whole years) under this policy. */
export function guardianScopesAsked(
  age: number,
  accompaniment: AccompanimentRule,
): readonly AskedScope<GuardianConsentScope>[] {
  return GUARDIAN_CONSENT_SCOPES.filter(
    (scope) => scope !== 'process-under-14-data' || age < AGES.dataNoLongerSensitive,
  ).map((scope) => ({ scope, required: isRequired(scope, age, accompaniment) }))
}

function isRequired(scope: GuardianConsentScope, age: number, accompaniment: AccompanimentRule): boolean {
  switch (scope) {
    case 'register':
    case 'process-under-14-data':
      return true
    case 'accompany':
      // The notice asks minors to be accompanied; an adult under guardianship is not a minor.
      return accompaniment === 'required' && age < AGES.majority
    case 'photo':
    case 'report-to-national-system':
    case 'show-on-public-pages':
    case 'take-part-in-activities':
    case 'emergency-contact':
      return false
  }
}
