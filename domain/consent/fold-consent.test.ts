import { describe, expect, test } from 'vitest'
import { consentFacts, everyConsent, GIVEN_UP, REFUSED, WITHDRAWN } from '#testing/consent-facts'
import { motherConsents } from '#testing/resident-drafts'
import type { AnyFact } from '../fact.ts'
import { readBody } from '../facts/fact-kinds.ts'
import { PlainDate } from '../plain-date.ts'
import { foldRegistration } from '../registration/fold-registration.ts'
import { briefOf, consentStateOn, mayTakePart } from './consent-record.ts'

function fold(...facts: readonly AnyFact[]) {
  const registration = foldRegistration(facts)
  if (registration === null) throw new Error('no registration')
  return registration
}
function stateOf(facts: readonly AnyFact[], on = '2026-03-10') {
  return consentStateOn(briefOf(fold(...facts).consent), PlainDate.parse(on))
}
const returned = { outcome: 'returned', problems: [{ code: 'consent-not-signed', field: 'guardianConsent' }] }

test.each([
  ['2026-03-09', 'valid'],
  ['2026-03-10', 'lapsed'],
  ['2026-03-11', 'lapsed'],
])('on %s the consent for somebody who turns 18 on 10 March is %s', (day, state) => {
  expect(stateOf(consentFacts().minor('2008-03-10'), day)).toBe(state)
})

test.each([
  ['2026-02-28', 'valid'],
  ['2026-03-01', 'lapsed'],
])('born on 29 February 2008, on %s it is %s', (day, state) => {
  expect(stateOf(consentFacts().minor('2008-02-29'), day)).toBe(state)
})

test.each([
  ['an earlier day that was agreed ends it', '2026-06-30', '2026-06-30'],
  ['a day beyond the 18th birthday does not reach further', '2040-01-01', '2029-09-01'],
])('%s', (_title, validUntil, until) => {
  const facts = consentFacts()
  expect(fold(...facts.minor('2011-09-01', validUntil)).consent.current?.until).toBe(until)
})

test('a volunteer whose consent has lapsed keeps number and history, and begins nothing new', () => {
  const facts = consentFacts().minor('2008-03-10')
  const registration = fold(...facts)
  expect(registration).toMatchObject({ status: 'enrolled', volunteerNumber: 'ZY4102022603000001X' })
  expect(mayTakePart(stateOf(facts, '2026-03-10'))).toBe(false)
  expect(mayTakePart(stateOf(facts, '2026-03-09'))).toBe(true)
})

test('their own consent takes over from the guardian’s', () => {
  const facts = consentFacts()
  const before = facts.minor('2008-03-10')
  const own = facts.ownConsent()
  const registration = fold(...before, own)
  expect(registration.resident).toMatchObject({ standing: 'adult', guardianConsent: null })
  expect(registration.consent.current).toMatchObject({ factId: own.id, party: 'person', until: null })
  expect(registration.consent.history.map(({ party }) => party)).toEqual(['guardian', 'person'])
  expect(stateOf([...before, own], '2031-01-01')).toBe('valid')
})

test('a withdrawal ends the registration on the desk at once, before the hub has heard of it', () => {
  const facts = consentFacts()
  const withdrawn = [...facts.girl(), facts.write('guardian-consent-withdrawn', WITHDRAWN)]
  expect(fold(...withdrawn)).toMatchObject({
    status: 'ended',
    ended: { because: 'consent-withdrawn', on: '2026-03-05' },
    volunteerNumber: 'ZY4102022603000001X',
  })
  expect(stateOf(withdrawn)).toBe('withdrawn')
})

test('no correction brings them back, not even one that carries a consent', () => {
  const facts = consentFacts()
  const before = [...facts.girl(), facts.write('guardian-consent-withdrawn', WITHDRAWN)]
  const guardianConsent = facts.consentAgain().body.consent
  const later = [
    facts.write('resident-corrected', { changes: { fullName: '陈雨彤' }, reason: '错字' }),
    facts.write('resident-corrected', { changes: { guardianConsent }, reason: '补' }),
  ]
  expect(fold(...before, ...later).status).toBe('ended')
})

test('a consent given without knowing of the withdrawal does not lift it, even where its clock is ahead', () => {
  const facts = consentFacts()
  const before = [...facts.girl(), facts.write('guardian-consent-withdrawn', WITHDRAWN)]
  expect(stateOf([...before, facts.consentAgain()])).toBe('withdrawn')
})

test('a consent that answers the withdrawal brings them back, to wait for the hub', () => {
  const facts = consentFacts()
  const girl = facts.girl()
  const withdrawal = facts.write('guardian-consent-withdrawn', WITHDRAWN)
  const before = [...girl, withdrawal]
  const again = facts.consentAgain([withdrawal.id])
  expect(fold(...before, again)).toMatchObject({ status: 'waiting', ended: null })
  expect(fold(...before, again, facts.rule(again))).toMatchObject({ status: 'enrolled' })
  expect(stateOf([...before, again])).toBe('valid')
})

test('one that the hub returned brings nobody back', () => {
  const facts = consentFacts()
  const girl = facts.girl()
  const withdrawal = facts.write('guardian-consent-withdrawn', WITHDRAWN)
  const again = facts.consentAgain([withdrawal.id])
  const all = [...girl, withdrawal, again, facts.rule(again, returned)]
  expect(fold(...all)).toMatchObject({ status: 'ended', problems: [{ code: 'consent-not-signed' }] })
})

test('of two withdrawals each has to be answered', () => {
  const facts = consentFacts()
  const girl = facts.girl()
  const [one, other] = [
    facts.write('guardian-consent-withdrawn', WITHDRAWN),
    facts.write('guardian-consent-withdrawn', { ...WITHDRAWN, by: { fullName: '陈强', relation: 'father' } }),
  ]
  const before = [...girl, one, other]
  expect(stateOf([...before, facts.consentAgain([one.id])])).toBe('withdrawn')
  expect(stateOf([...before, facts.consentAgain([one.id, other.id])])).toBe('valid')
})

test('who gave up the registration is not brought back by any consent', () => {
  const facts = consentFacts()
  const adult = facts.adult()
  const givenUp = facts.write('registration-withdrawn', GIVEN_UP)
  const all = [...adult, givenUp, facts.ownConsent([givenUp.id])]
  expect(fold(...all)).toMatchObject({ status: 'ended', ended: { because: 'registration-withdrawn' } })
})

test('a withdrawal that another office’s desk wrote under this subject counts for nothing', () => {
  const facts = consentFacts()
  const girl = facts.girl()
  const foreign = facts.write('guardian-consent-withdrawn', WITHDRAWN, { org: '410203001' })
  expect(fold(...girl, foreign).status).toBe('enrolled')
})

test('a renewal that came back leaves the consent that stands', () => {
  const facts = consentFacts()
  const girl = facts.girl()
  const renewal = facts.consentAgain([], { validUntil: '2026-12-31' })
  const { consent, resident } = fold(...girl, renewal, facts.rule(renewal, returned))
  expect(consent.current).toMatchObject({ factId: girl[0].id, until: '2029-09-01' })
  expect(resident.guardianConsent?.validUntil).toBe('2029-09-01')
})

test('what was consented to with a registration that came back stands as soon as a correction has mended the rest', () => {
  const facts = consentFacts()
  const [girl] = facts.girl()
  const cameBack = facts.rule(girl, { outcome: 'returned', problems: [{ code: 'required', field: 'phone' }] })
  expect(stateOf([girl, cameBack])).toBe('missing')
  const phone = { number: '13803781234', owner: 'guardian' }
  const mended = facts.write('resident-corrected', { changes: { phone }, reason: '补上电话' })
  expect(stateOf([girl, cameBack, mended])).toBe('valid')
  const enrolled = facts.rule(mended)
  expect(fold(girl, cameBack, mended, enrolled).status).toBe('enrolled')
  expect(stateOf([girl, cameBack, mended, enrolled])).toBe('valid')
  // Where the correction brought a new consent, it is that one.
  const anew = { ...motherConsents(), guardian: { ...motherConsents().guardian, fullName: '刘芳' } }
  const mendedAnew = facts.write('resident-corrected', { changes: { guardianConsent: anew }, reason: '补签' })
  const record = fold(girl, cameBack, mendedAnew, facts.rule(mendedAnew)).consent
  expect(record.current?.guardianName).toBe('刘芳')
  // And where it came back as well, nothing stands.
  const again = facts.rule(mended, { outcome: 'returned', problems: [{ code: 'required', field: 'phone' }] })
  expect(stateOf([girl, cameBack, mended, again])).toBe('missing')
})

describe('where the community becomes the guardian', () => {
  const guardian = { ...motherConsents().guardian, fullName: '居委会', relation: 'organisation' }

  test('the mother’s consent stands until the level above has decided', () => {
    const facts = consentFacts()
    const girl = facts.girl()
    const given = facts.consentAgain([], { guardian })
    expect(fold(...girl, given).consent.current).toMatchObject({ factId: girl[0].id, guardianName: '刘敏' })
    const decided = fold(...girl, given, facts.rule(given))
    expect(decided.consent.current).toMatchObject({ factId: given.id, guardianName: '居委会' })
  })

  test('after a withdrawal there is no consent until then', () => {
    const facts = consentFacts()
    const girl = facts.girl()
    const withdrawal = facts.write('guardian-consent-withdrawn', WITHDRAWN)
    const given = facts.consentAgain([withdrawal.id], { guardian })
    expect(stateOf([...girl, withdrawal, given])).toBe('missing')
    expect(fold(...girl, withdrawal, given).status).toBe('waiting')
    expect(stateOf([...girl, withdrawal, given, facts.rule(given)])).toBe('valid')
    expect(stateOf([...girl, withdrawal, given, facts.rule(given, returned)])).toBe('withdrawn')
  })
})

test('every sample is whole: nothing here passes because it could not be read', () => {
  const samples = { ...everyConsent(), again: [consentFacts().consentAgain(), consentFacts().ownConsent()] }
  for (const facts of Object.values(samples)) {
    for (const fact of facts) expect(readBody(fact), fact.kind).toMatchObject({ ok: true })
  }
})

test('a refusal alone registers nobody', () => {
  expect(foldRegistration([consentFacts().write('consent-refused', REFUSED)])).toBeNull()
})

test('a refused renewal takes nothing away until the earlier consent has lapsed', () => {
  const facts = consentFacts()
  const all = [...facts.minor('2008-03-10'), facts.write('consent-refused', { ...REFUSED, by: 'person' })]
  expect(stateOf(all, '2026-03-09')).toBe('valid')
  expect(stateOf(all, '2026-03-10')).toBe('refused')
  expect(stateOf([...all, facts.ownConsent()], '2026-03-10')).toBe('valid')
})

test('whatever the order of arrival and however often delivered, the answer is the same', () => {
  const facts = consentFacts()
  const girl = facts.girl()
  const withdrawal = facts.write('guardian-consent-withdrawn', WITHDRAWN)
  const all = [...girl, withdrawal, facts.consentAgain([withdrawal.id])]
  expect(foldRegistration([...all.toReversed(), ...all])).toEqual(foldRegistration(all))
})

test('a consent with a broken body is kept, lifts nothing and breaks nothing', () => {
  const facts = consentFacts()
  const girl = facts.girl()
  const withdrawal = facts.write('guardian-consent-withdrawn', WITHDRAWN)
  const broken = facts.write('guardian-consent-given', { consent: 5, answers: 'all' })
  expect(fold(...girl, withdrawal, broken)).toMatchObject({ status: 'ended' })
})
