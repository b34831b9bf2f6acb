import { afterEach, expect, test } from 'vitest'
import { briefOf, consentStateOn } from '#domain/consent/consent-record'
import { PlainDate } from '#domain/plain-date'
import { foldRegistration } from '#domain/registration/fold-registration'
import { everyConsent } from '#testing/consent-facts'
import { openMemoryDesk } from '#testing/memory-desk'
import { buildRegistrationRow } from '../../store/build-registration-row.ts'
import type { OpenedDeskStore } from '../../store/open-desk-store.ts'
import { findConsentTasks } from './find-consent-tasks.ts'
import { giveUpRegistration, startWithdrawal, withdrawConsent } from './withdraw.ts'

const today = PlainDate.parse('2026-03-02')
let store: OpenedDeskStore | undefined
afterEach(() => store?.close())

async function onDesk(name: string) {
  const desk = await openMemoryDesk('410202001')
  store = desk
  const facts = everyConsent()[name] ?? []
  await desk.exchange.receive(facts)
  async function now() {
    const folded = foldRegistration(await desk.factsOf(facts[0]?.subject ?? ''))
    if (folded === null) throw new Error('nothing is there')
    return folded
  }
  return { ports: { today, store: desk }, now, registration: await now() }
}

test('a guardian withdraws, and that moment the registration has ended on this desk', async () => {
  const { ports, now, registration } = await onDesk('valid')
  const draft = startWithdrawal(registration, today)
  expect(draft).toMatchObject({ fullName: '刘敏', relation: 'mother', on: today })
  expect(await withdrawConsent(registration, draft, ports)).toEqual({
    ok: false,
    problems: [{ code: 'heard-missing' }],
  })
  expect(await withdrawConsent(registration, { ...draft, heard: 'by-phone' }, ports)).toMatchObject({
    ok: true,
  })
  const after = await now()
  expect(after).toMatchObject({ status: 'ended', ended: { because: 'consent-withdrawn', on: today } })
  expect(consentStateOn(briefOf(after.consent), today)).toBe('withdrawn')
  // A second worker with the same page open comes too late.
  expect(await withdrawConsent(after, { ...draft, heard: 'by-phone' }, ports)).toMatchObject({
    problems: [{ code: 'not-permitted' }],
  })
})

test('every gap is named at once', async () => {
  const { ports, registration } = await onDesk('valid')
  const empty = {
    ...startWithdrawal(registration, today),
    fullName: ' ',
    relation: 'uncle',
    on: '2026-03-03',
  }
  expect(await withdrawConsent(registration, empty, ports)).toEqual({
    ok: false,
    problems: [
      { code: 'name-missing' },
      { code: 'relation-missing' },
      { code: 'heard-missing' },
      { code: 'date-in-the-future' },
    ],
  })
  expect(await giveUpRegistration(registration, { ...empty, words: '字'.repeat(501) }, ports)).toMatchObject({
    problems: [
      { code: 'by-missing' },
      { code: 'because-missing' },
      { code: 'heard-missing' },
      { code: 'date-in-the-future' },
      { code: 'words-too-long' },
    ],
  })
})

test('an adult gives up the registration and asks for erasure', async () => {
  const { ports, now, registration } = await onDesk('adult')
  const draft = {
    ...startWithdrawal(registration, today),
    by: 'person',
    because: 'moved-away',
    heard: 'in-person',
    eraseAsked: true,
  } as const
  // There is no guardian whose consent could be withdrawn.
  expect(await withdrawConsent(registration, draft, ports)).toMatchObject({ ok: false })
  expect(await giveUpRegistration(registration, draft, ports)).toMatchObject({ ok: true })
  expect((await now()).consent.withdrawals).toMatchObject([
    { because: 'registration-withdrawn', eraseAsked: true },
  ])
})

test('the queue names who lapsed and who turns, the nearest first, and nobody who needs nothing', () => {
  const rows = Object.values(everyConsent()).flatMap(
    (facts) => buildRegistrationRow(facts, '410202001') ?? [],
  )
  expect(findConsentTasks(rows, today).map(({ task, on }) => [task, on])).toEqual([
    ['lapsed', '2026-02-20'],
    ['lapsed', '2026-03-01'],
    ['turns16', '2026-03-10'],
    ['turns14', '2026-03-10'],
    ['lapses', '2026-03-15'],
    ['turns18', '2026-03-20'],
  ])
})
