import { expect, test } from 'vitest'
import { everyConsent } from '#testing/consent-facts'
import { PlainDate } from '../plain-date.ts'
import { foldRegistration } from '../registration/fold-registration.ts'
import { findConsentActions } from './consent-actions.ts'

test.each([
  ['valid', ['renew', 'withdraw-consent', 'give-up']],
  ['lapsed', ['consent-oneself', 'give-up']],
  ['turns 18', ['renew', 'withdraw-consent', 'give-up']],
  ['refused at 18', ['consent-oneself', 'give-up']],
  ['adult', ['give-up']],
  ['withdrawn', ['renew']],
  ['given up', []],
])('%s', (name, actions) => {
  const registration = foldRegistration(everyConsent()[name] ?? [])
  expect(registration && findConsentActions(registration, PlainDate.parse('2026-03-02'))).toEqual(actions)
})
