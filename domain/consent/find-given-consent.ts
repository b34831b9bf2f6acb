import type { AnyFact } from '../fact.ts'
import type { ConsentParty } from '../facts/consent-refused.ts'
import { type Body, changesOf } from '../registration/changes-of.ts'

/** The consent that a registration says, with the fact that brought it: when, and before whom. */
export interface BroughtConsent {
  readonly party: ConsentParty
  readonly fact: AnyFact
}

/**
 * Finds the fact that brought the consent of a registration. `facts`: all of its facts in causal order; `body`: the registration with
 * its submissions applied. Null where there is no consent, or nothing says where it comes from.
 */
export function findGivenConsent(facts: readonly AnyFact[], body: Body): BroughtConsent | null {
  const party: ConsentParty = body.guardianConsent == null ? 'person' : 'guardian'
  const field = party === 'guardian' ? 'guardianConsent' : 'ownConsent'
  const said = body[field]
  if (said == null) return null
  // Facts are never changed, so the newest one with these very words is the one.
  const words = JSON.stringify(said)
  const fact = facts.findLast((brought) => JSON.stringify(changesOf(brought)[field]) === words)
  return fact === undefined ? null : { party, fact }
}
