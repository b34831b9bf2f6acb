import type { AnyFact } from '../fact.ts'

export type Body = Readonly<Record<string, unknown>>

/** Whether a fact gives a consent to a registration that is there already. */
export function isConsentGiven({ kind }: Pick<AnyFact, 'kind'>): boolean {
  return kind === 'guardian-consent-given' || kind === 'own-consent-given'
}

/**
 * The fields that a submission sets, each whole. Total: of a malformed body it is what can be told. A consent sets what it is about and
 * nothing else; one's own takes the place of a guardian's, and with it goes what was said of a standing below 18.
 */
export function changesOf({ kind, body }: Pick<AnyFact, 'kind' | 'body'>): Body {
  switch (kind) {
    case 'resident-registered':
    case 'group-applied':
      return body
    case 'guardian-consent-given':
      return { guardianConsent: body.consent ?? null }
    case 'own-consent-given':
      return { standing: 'adult', ownConsent: body.consent ?? null, guardianConsent: null, wagesNote: null }
    default: {
      const { changes } = body
      return typeof changes === 'object' && changes !== null ? { ...changes } : {}
    }
  }
}
