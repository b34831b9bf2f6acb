import { findPlainDate, type PlainDate } from '../plain-date.ts'
import { findStanding } from '../registration/find-standing.ts'
import type { Registration } from '../registration/registration.ts'
import { briefOf, consentStateOn } from './consent-record.ts'

export const CONSENT_ACTIONS = ['consent-oneself', 'renew', 'withdraw-consent', 'give-up'] as const
/** What can be done about a consent at the counter. */
export type ConsentAction = (typeof CONSENT_ACTIONS)[number]

/**
 * What may be done about somebody's consent on a day: buttons and checks read this one rule. Whoever is registered may leave at any time
 * (PIPL 15); whose consent is asked follows from the age, never from a choice (Civil Code 17–21).
 */
export function findConsentActions(
  { status, ended, consent, resident }: Registration,
  today: PlainDate,
): readonly ConsentAction[] {
  const bornOn = findPlainDate(resident.bornOn ?? '')
  const needs = bornOn === null ? null : findStanding(bornOn, today, resident.standing).needs
  const party = consent.current?.party ?? null
  const asked: readonly ConsentAction[] =
    needs === 'guardian-consent'
      ? ['renew']
      : needs === 'own-consent' && party === 'guardian'
        ? ['consent-oneself']
        : []
  if (ended !== null) return ended.because === 'consent-withdrawn' ? asked : []
  const isValid = consentStateOn(briefOf(consent), today) === 'valid'
  const leaving: readonly ConsentAction[] =
    party === 'guardian' && isValid ? ['withdraw-consent', 'give-up'] : ['give-up']
  switch (status) {
    case 'enrolled':
      return [...asked, ...leaving]
    case 'waiting':
    case 'in-review':
    case 'returned':
      return leaving
    case 'refused':
    case 'duplicate':
    case 'ended':
    case 'erased':
    case 'unreadable':
      return []
  }
}
