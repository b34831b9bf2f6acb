import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnyFact } from '#domain/fact'
import { foldRegistration } from '#domain/registration/fold-registration'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { foldReview } from '#domain/review/fold-review'
import { GIVEN_UP, REFUSED, WITHDRAWN } from '#testing/consent-facts'
import { type DeskHand, openDeskHand } from '#testing/desk-hand'
import { startTestHub, type TestHub } from '#testing/hub'
import { buildNationalNumber } from '#testing/national-number'
import { dyingStore, PowerCut, postOfficeOf, workEverywhere } from '#testing/post-office-of'
import { fourteenYearOld, motherConsents, retiree } from '#testing/resident-drafts'
import { numbersOf } from '#testing/rulings-of'
import { connectHubStore } from '../hub-store.ts'

let hub: TestHub
let here: DeskHand
/** Another office's. */
let there: DeskHand
let people = 0

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  const office = hub.tree.organisations.filter(({ level }) => level === 'office')
  const deskOf = (org: string) => hub.desks.find((desk) => desk.org === org)?.code ?? ''
  here = await openDeskHand(hub, deskOf(office[0]?.code ?? ''))
  there = await openDeskHand(hub, deskOf(office[1]?.code ?? ''))
})
afterAll(() => hub.close())

const work = () => workEverywhere(postOfficeOf(hub))

function document(birthday: string) {
  people += 1
  const number = buildNationalNumber('410202', birthday, String(people * 2).padStart(3, '0'))
  return { type: 'resident-id', number }
}
const girl = (): ResidentDraft => fourteenYearOld({ document: document('2011-09-01') })

async function enrol(person: ResidentDraft): Promise<AnyFact> {
  const fact = await here.write('resident-registered', person)
  await work()
  expect((await stateOf(fact.subject)).status).toBe('enrolled')
  return fact
}
async function stateOf(subject: string, hand = here) {
  const state = foldRegistration(await hand.factsOf(subject))
  if (!state) throw new Error('no such registration')
  return state
}
async function answerTo(fact: AnyFact) {
  const rulings = await here.hubSaid(fact.subject, 'registration-ruled')
  return rulings.find(({ answers }) => answers === fact.id)?.ruling
}
const consentAgain = (answers: readonly string[], consent: object = {}) => ({
  consent: { ...motherConsents(), ...consent },
  because: answers.length > 0 ? 'after-withdrawal' : 'renewal',
  answers,
})

test('a withdrawal ends the registration, frees the document, and the number is nobody else’s', async () => {
  const person = girl()
  const { subject } = await enrol(person)
  const { volunteerNumber } = await stateOf(subject)
  const withdrawal = await here.write('guardian-consent-withdrawn', WITHDRAWN, subject)
  await work()
  expect(await here.hubSaid(subject, 'registration-ended')).toMatchObject([{ because: 'consent-withdrawn' }])
  expect(await stateOf(subject)).toMatchObject({ status: 'ended', volunteerNumber })
  // Years later, at another office: registered with a number of their own.
  const again = await there.write('resident-registered', person)
  await work()
  const later = await stateOf(again.subject, there)
  expect(later.status).toBe('enrolled')
  expect(later.volunteerNumber).not.toBe(volunteerNumber)
  expect((await numbersOf(hub)).get(volunteerNumber ?? '')).toBe(subject)
  // The family comes back to the first office, which no longer holds the document.
  const back = await here.write('guardian-consent-given', consentAgain([withdrawal.id]), subject)
  await work()
  expect(await answerTo(back)).toMatchObject({ outcome: 'duplicate', of: 'other-office' })
  expect((await stateOf(again.subject, there)).status).toBe('enrolled')
})

test('a correction that arrives after the withdrawal is answered with words and enrols nobody', async () => {
  const person = girl()
  const { subject } = await enrol(person)
  await here.write('guardian-consent-withdrawn', WITHDRAWN, subject)
  await work()
  const guardianConsent = motherConsents()
  const late = await here.write(
    'resident-corrected',
    { changes: { guardianConsent }, reason: '补签' },
    subject,
  )
  await work()
  expect(await answerTo(late)).toEqual({
    outcome: 'refused',
    problems: [{ code: 'consent-withdrawn', field: 'guardianConsent', on: WITHDRAWN.on }],
  })
  expect((await stateOf(subject)).status).toBe('ended')
  const other = await there.write('resident-registered', person)
  await work()
  expect((await stateOf(other.subject, there)).status).toBe('enrolled')
})

test('who is withdrawn before the hub has ruled is never enrolled and gets no number', async () => {
  const first = await here.write('resident-registered', girl())
  await here.write('guardian-consent-withdrawn', WITHDRAWN, first.subject)
  await work()
  expect(await answerTo(first)).toMatchObject({
    outcome: 'refused',
    problems: [{ code: 'consent-withdrawn' }],
  })
  expect([...(await numbersOf(hub)).values()]).not.toContain(first.subject)
})

test('a new consent that answers the withdrawal brings the volunteer back with the same number', async () => {
  const { subject } = await enrol(girl())
  const before = await stateOf(subject)
  const withdrawal = await here.write('guardian-consent-withdrawn', WITHDRAWN, subject)
  await work()
  const unaware = await here.write('guardian-consent-given', consentAgain([]), subject)
  await work()
  expect(await answerTo(unaware)).toMatchObject({ problems: [{ code: 'consent-withdrawn' }] })
  const again = await here.write('guardian-consent-given', consentAgain([withdrawal.id]), subject)
  await work()
  expect(await answerTo(again)).toMatchObject({ outcome: 'enrolled' })
  expect(await stateOf(subject)).toMatchObject({
    status: 'enrolled',
    volunteerNumber: before.volunteerNumber,
    ended: null,
  })
  const second = await here.write('guardian-consent-withdrawn', WITHDRAWN, subject)
  await work()
  expect(await stateOf(subject)).toMatchObject({
    status: 'ended',
    consent: { withdrawals: [{ factId: second.id }] },
  })
})

test('a renewal is admitted by the rules that admit a registration, and a wrong one comes back with every problem', async () => {
  const { subject } = await enrol(girl())
  const wrong = await here.write(
    'guardian-consent-given',
    consentAgain([], { signature: null, ownView: 'disagrees' }),
    subject,
  )
  await work()
  expect(await answerTo(wrong)).toMatchObject({
    outcome: 'returned',
    problems: [{ code: 'own-view-disagrees' }, { code: 'consent-not-signed' }],
  })
  const right = await here.write('guardian-consent-given', consentAgain([]), subject)
  await work()
  expect(await answerTo(right)).toMatchObject({ outcome: 'enrolled' })
  expect((await stateOf(subject)).consent.current).toMatchObject({ factId: right.id })
})

test('nobody consents for themselves before their 18th birthday', async () => {
  const { subject } = await enrol(girl())
  const consent = { ...retiree().ownConsent }
  const early = await here.write('own-consent-given', { consent, answers: [] }, subject)
  await work()
  expect(await answerTo(early)).toMatchObject({ outcome: 'returned' })
  expect((await stateOf(subject)).consent.current).toMatchObject({ party: 'guardian' })
})

test('what cannot be read of a consent is answered, not parked', async () => {
  const { subject } = await enrol(girl())
  const broken = await here.write('guardian-consent-given', { consent: 5 }, subject)
  await work()
  expect(await answerTo(broken)).toMatchObject({ problems: [{ code: 'guardian-consent-missing' }] })
})

test('who gave up their registration registers anew', async () => {
  const person = retiree({ document: document('1957-08-16') })
  const { subject } = await enrol(person)
  const givenUp = await here.write('registration-withdrawn', GIVEN_UP, subject)
  const revived = await here.write(
    'own-consent-given',
    { consent: person.ownConsent, answers: [givenUp.id] },
    subject,
  )
  await work()
  expect(await answerTo(revived)).toMatchObject({ problems: [{ code: 'registration-withdrawn' }] })
  const { volunteerNumber } = await stateOf((await enrol(person)).subject)
  expect(volunteerNumber).not.toBe((await stateOf(subject)).volunteerNumber)
})

test('a refusal is kept and asks for nothing', async () => {
  const refusal = await here.write('consent-refused', REFUSED)
  await work()
  expect(await here.factsOf(refusal.subject)).toHaveLength(1)
  const parked = await connectHubStore(() => hub.adminUrl).findByPrefix(hub.register, 'parked:')
  expect(parked.filter(({ id }) => id === refusal.id)).toEqual([])
})

test('who is withdrawn while the registrar looks at them is not decided on any more', async () => {
  const registrarOf = hub.tree.organisations.find(({ level }) => level === 'registrar')?.code
  const registrar = await openDeskHand(hub, hub.desks.find(({ org }) => org === registrarOf)?.code ?? '')
  const manual = () => workEverywhere(postOfficeOf(hub, undefined, { policy: 'manual' }))
  const first = await here.write('resident-registered', girl())
  await manual()
  expect((await stateOf(first.subject)).status).toBe('in-review')
  await here.write('guardian-consent-withdrawn', WITHDRAWN, first.subject)
  await manual()
  const refused = { ruling: { outcome: 'refused', problems: [{ code: 'consent-withdrawn' }] } }
  expect(await registrar.hubSaid(first.subject, 'registration-ruled')).toMatchObject([refused])
  expect(foldReview(await registrar.factsOf(first.subject), registrar.org)?.state).toBe('closed')
  // A decision that was under way comes too late.
  const decision = { outcome: 'approve', consentOpened: true }
  await registrar.write('review-decided', { answers: first.id, decision }, first.subject)
  await manual()
  expect(await stateOf(first.subject)).toMatchObject({ status: 'ended', volunteerNumber: null })
})

test('where the community becomes the guardian, the level above decides, and until then the mother’s consent stands', async () => {
  const { subject } = await enrol(girl())
  const guardian = {
    ...motherConsents().guardian,
    fullName: '龙亭区北道门社区居委会',
    document: { type: 'other', number: 'JWH-001' },
    relation: 'organisation',
    ground: 'appointed-by-committee',
    shownBy: 'appointment-letter',
  }
  const given = await here.write('guardian-consent-given', consentAgain([], { guardian }), subject)
  await work()
  expect(await answerTo(given)).toBeUndefined()
  expect(await here.hubSaid(subject, 'review-opened')).toMatchObject([{ answers: given.id }])
})

/** One life of the post office's process; true where it came to the end of its work. */
async function live(writes: number): Promise<boolean> {
  const store = dyingStore(
    connectHubStore(() => hub.adminUrl),
    writes,
  )
  try {
    await workEverywhere(postOfficeOf(hub, store))
    return true
  } catch (failure) {
    if (failure instanceof PowerCut) return false
    throw failure
  }
}
async function liveThrough(writes: number): Promise<boolean> {
  const undisturbed = await live(writes)
  if (!undisturbed) expect(await live(10_000)).toBe(true)
  return undisturbed
}

test('killed after any write of a withdrawal or a return, the post office comes to one end', async () => {
  for (let writes = 1; ; writes += 1) {
    const person = girl()
    const { subject } = await enrol(person)
    const { volunteerNumber } = await stateOf(subject)
    const withdrawal = await here.write('guardian-consent-withdrawn', WITHDRAWN, subject)
    const late = await here.write(
      'resident-corrected',
      { changes: { fullName: '陈雨彤' }, reason: '错字' },
      subject,
    )
    const undisturbed = [await liveThrough(writes)]
    expect(await answerTo(late)).toMatchObject({ outcome: 'refused' })
    expect(await here.hubSaid(subject, 'registration-ended')).toHaveLength(1)

    const again = await here.write('guardian-consent-given', consentAgain([withdrawal.id]), subject)
    undisturbed.push(await liveThrough(writes))
    expect(await answerTo(again)).toMatchObject({ outcome: 'enrolled', volunteerNumber })

    await here.write('registration-withdrawn', GIVEN_UP, subject)
    undisturbed.push(await liveThrough(writes))
    expect((await stateOf(subject)).status).toBe('ended')
    const anew = await there.write('resident-registered', person)
    undisturbed.push(await liveThrough(writes))
    expect((await stateOf(anew.subject, there)).status).toBe('enrolled')
    const owners = [...(await numbersOf(hub)).entries()].filter(([, owner]) => owner === subject)
    expect(owners).toEqual([[volunteerNumber, subject]])
    if (undisturbed.every(Boolean)) {
      expect(writes).toBeGreaterThan(5)
      return
    }
    expect(writes).toBeLessThan(40)
  }
}, 240_000)
