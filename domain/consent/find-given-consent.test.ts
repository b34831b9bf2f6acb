import { expect, test } from 'vitest'
import { consentFacts } from '#testing/consent-facts'
import type { AnyFact } from '../fact.ts'
import { foldRegistration } from '../registration/fold-registration.ts'
import { findGivenConsent } from './find-given-consent.ts'

function find(facts: readonly AnyFact[]) {
  const brought = findGivenConsent(facts, foldRegistration(facts)?.body ?? {})
  return brought && [brought.party, brought.fact.id]
}

test('the registration brings the first consent, whatever is corrected after it', () => {
  const facts = consentFacts()
  const [registered, ruled] = facts.girl()
  const corrected = facts.write('resident-corrected', { reason: '', changes: { fullName: '陈雨彤' } })
  expect(find([registered, ruled, corrected])).toEqual(['guardian', registered.id])
})

test('a new consent takes its place, and one that came back does not', () => {
  const facts = consentFacts()
  const enrolled = facts.girl()
  const renewed = facts.consentAgain([], { givenOn: '2026-03-05' })
  expect(find([...enrolled, renewed])).toEqual(['guardian', renewed.id])
  const returned = facts.rule(renewed, {
    outcome: 'returned',
    problems: [{ code: 'consent-not-signed', field: 'guardianConsent.signature' }],
  })
  expect(find([...enrolled, renewed, returned])).toEqual(['guardian', enrolled[0].id])
})

test('from 18 on it is their own', () => {
  const facts = consentFacts()
  const enrolled = facts.minor('2008-03-01')
  const own = facts.ownConsent()
  expect(find([...enrolled, own])).toEqual(['person', own.id])
})

test('where nobody consented there is nothing to print', () => {
  const facts = consentFacts()
  expect(find([facts.write('resident-registered', { fullName: '陈雨桐' })])).toBeNull()
  expect(findGivenConsent([], { guardianConsent: {} })).toBeNull()
})
