import { afterEach, expect, test } from 'vitest'
import { PlainDate } from '#domain/plain-date'
import { foldRegistration } from '#domain/registration/fold-registration'
import type { Registration } from '#domain/registration/registration'
import { everyDispute } from '#testing/dispute-samples'
import { openMemoryDesk } from '#testing/memory-desk'
import { fourteenYearOld, motherConsents, retiree } from '#testing/resident-drafts'
import type { OpenedDeskStore } from '../../store/open-desk-store.ts'
import { answerDispute, startAnswer } from './answer-dispute.ts'
import { findToAnswer } from './find-to-answer.ts'
import { mayClaim, mustAnswer } from './may-claim.ts'
import { openDispute } from './open-dispute.ts'
import { requestTransfer, transferConsentBy } from './request-transfer.ts'

const today = PlainDate.parse('2026-03-03')
let store: OpenedDeskStore
afterEach(() => store?.close())

function registrationOf(name: string): Registration {
  const registration = foldRegistration(everyDispute()[name] ?? [])
  if (registration === null) throw new Error(`no ${name}`)
  return registration
}

/** The registration on a desk's own disk, and how it stands there after something was written. */
async function onDesk(
  name: string,
): Promise<{ ports: { today: PlainDate; store: OpenedDeskStore }; now(): Promise<Registration> }> {
  store = await openMemoryDesk('410202001')
  const facts = everyDispute()[name] ?? []
  await store.exchange.receive(facts)
  return {
    ports: { today, store },
    async now() {
      const folded = foldRegistration(await store.factsOf(facts[0]?.subject ?? ''))
      if (folded === null) throw new Error('nothing is there')
      return folded
    },
  }
}

test.each([
  ['registered elsewhere', true],
  ['a child registered elsewhere', true],
  ['dispute upheld', true],
  ['dispute granted', false],
  ['dispute heard', false],
  ['transfer waiting', false],
  ['to answer', false],
  ['transferred', false],
  ['void', false],
  ['in review', false],
])('%s: whether the person may dispute it or move here is %s', (name, may) => {
  const registration = registrationOf(name)
  expect(mayClaim(registration, 'open-dispute')).toBe(may)
  expect(mayClaim(registration, 'request-transfer')).toBe(may)
})

test('who is registered twice at this office itself has nothing to dispute or move', () => {
  const registration = registrationOf('registered elsewhere')
  const here = { ...registration, duplicate: { of: 'this-office', officeName: '' } } as const
  expect(mayClaim(here, 'open-dispute')).toBe(false)
})

test('a dispute keeps the person’s own words and the day', async () => {
  const desk = await onDesk('registered elsewhere')
  const answer = await openDispute(await desk.now(), '  我没有去过。 ', desk.ports)
  expect(answer).toMatchObject({
    value: {
      kind: 'dispute-opened',
      body: { claim: 'never-registered-by-me', statement: '我没有去过。', on: '2026-03-03' },
    },
  })
  expect((await desk.now()).dispute).toMatchObject({ side: 'heard-here', state: 'open' })
  // Twice is once: the button may be pressed again before the page has changed.
  expect(await openDispute(await desk.now(), '我没有去过。', desk.ports)).toMatchObject({
    problems: [{ code: 'not-permitted' }],
  })
})

test.each([
  ['', 'words-missing'],
  [' \n　', 'words-missing'],
  ['字'.repeat(501), 'words-too-long'],
])('a dispute without words, or with too many, is not written', async (statement, code) => {
  const desk = await onDesk('registered elsewhere')
  expect(await openDispute(await desk.now(), statement, desk.ports)).toMatchObject({ problems: [{ code }] })
  expect((await desk.now()).dispute).toBeNull()
})

test('a transfer needs the word of the person, or of a child’s guardian', async () => {
  expect(transferConsentBy(registrationOf('registered elsewhere'), today)).toBe('self')
  expect(transferConsentBy(registrationOf('a child registered elsewhere'), today)).toBe('guardian')
  const desk = await onDesk('a child registered elsewhere')
  const answer = await requestTransfer(await desk.now(), { agreed: true, givenOn: '20260302' }, desk.ports)
  expect(answer).toMatchObject({
    value: {
      kind: 'transfer-requested',
      body: { consent: { givenBy: 'guardian', givenOn: '2026-03-02' } },
    },
  })
  expect((await desk.now()).transferWaiting).toBe(true)
})

test.each([
  [{ agreed: false, givenOn: '2026-03-03' }, ['consent-missing']],
  [{ agreed: true, givenOn: '2026-03-04' }, ['date-in-the-future']],
  [{ agreed: false, givenOn: '2026-02-30' }, ['consent-missing', 'date-wrong']],
  [{ agreed: true, givenOn: '' }, ['date-wrong']],
])('a transfer with %o is not asked for, and every problem is said', async (draft, codes) => {
  const desk = await onDesk('registered elsewhere')
  const answer = await requestTransfer(await desk.now(), draft, desk.ports)
  expect(answer.ok ? [] : answer.problems.map(({ code }) => code)).toEqual(codes)
  expect((await desk.now()).transferWaiting).toBe(false)
})

test.each([
  ['to answer', true],
  ['to answer, late', true],
  ['dispute heard', false],
  ['registered elsewhere', false],
])('%s: whether this office has to answer is %s', (name, must) => {
  expect(mustAnswer(registrationOf(name))).toBe(must)
})

test('an answer starts from the consent that stands in the registration', () => {
  expect(startAnswer(retiree())).toMatchObject({ shownBy: 'own-consent-on-file', consentOn: '2026-03-02' })
  expect(startAnswer(fourteenYearOld())).toMatchObject({ shownBy: 'paper-form', outcome: null })
  const drawn = motherConsents({ signature: { form: 'on-screen', image: null } })
  expect(startAnswer(fourteenYearOld({ guardianConsent: drawn })).shownBy).toBe('signature-on-file')
  expect(startAnswer({})).toMatchObject({ shownBy: null, consentOn: '' })
})

test('the consent that is shown says what it is and of which day', async () => {
  const desk = await onDesk('to answer')
  const registration = await desk.now()
  const draft = {
    ...startAnswer(registration.resident),
    outcome: 'consent-shown',
    words: ' 存放在柜台 ',
  } as const
  expect(await answerDispute(registration, draft, desk.ports)).toMatchObject({
    value: {
      kind: 'dispute-answered',
      body: {
        dispute: registration.dispute?.id,
        answer: {
          outcome: 'consent-shown',
          shownBy: 'own-consent-on-file',
          consentOn: '2026-03-02',
          words: '存放在柜台',
        },
      },
    },
  })
  expect((await desk.now()).dispute).toMatchObject({ state: 'answered', outcome: 'consent-shown' })
  expect(await answerDispute(await desk.now(), draft, desk.ports)).toMatchObject({
    problems: [{ code: 'not-permitted' }],
  })
})

test('an office that has no consent says so and nothing else', async () => {
  const desk = await onDesk('to answer')
  const registration = await desk.now()
  const draft = { ...startAnswer(registration.resident), outcome: 'no-consent-found' } as const
  expect(await answerDispute(registration, draft, desk.ports)).toMatchObject({
    value: { body: { answer: { outcome: 'no-consent-found', words: '' } } },
  })
})

test.each([
  [{}, ['answer-missing']],
  [{ outcome: 'consent-shown', shownBy: null, consentOn: '明天' }, ['shown-by-missing', 'date-wrong']],
  [{ outcome: 'consent-shown', consentOn: '2026-03-04' }, ['date-in-the-future']],
  [{ outcome: 'no-consent-found', words: '字'.repeat(501) }, ['words-too-long']],
] as const)('an answer with %o is not written', async (changes, codes) => {
  const desk = await onDesk('to answer')
  const registration = await desk.now()
  const draft = { ...startAnswer(registration.resident), ...changes }
  const answer = await answerDispute(registration, draft, desk.ports)
  expect(answer.ok ? [] : answer.problems.map(({ code }) => code)).toEqual(codes)
  expect((await desk.now()).dispute?.state).toBe('open')
})

test('disputes to answer are listed with the most urgent first', async () => {
  store = await openMemoryDesk('410202001')
  await store.exchange.receive(Object.values(everyDispute()).flat())
  await store.findByDocument('everything projected so far')
  const listed: string[] = []
  store.watchRoster((roster) => listed.push(...findToAnswer(roster).map(({ answerBy }) => answerBy)))()
  expect(listed).toEqual(['2026-02-27', '2026-03-06'])
})
