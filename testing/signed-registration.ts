import type { AnyFact } from '#domain/fact'
import { fourteenYearOld, motherConsents } from './resident-drafts.ts'
import { registered } from './submitted-facts.ts'

/** A 14-year-old's registration with the mother's signature on the screen; `drawn` makes one image differ from another. */
export function signedRegistration(
  desk: string,
  n: number,
  drawn = 'iVBORw0KGgo=',
  changes: Partial<AnyFact> = {},
): AnyFact {
  const image = { mediaType: 'image/png', base64: drawn, sha256: 'a'.repeat(64) }
  const consent = motherConsents({ signature: { form: 'on-screen', image }, validUntil: '2029-09-01' })
  return registered(desk, n, fourteenYearOld({ guardianConsent: consent }), changes)
}
