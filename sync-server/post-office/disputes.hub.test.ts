import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyFact } from '#domain/fact'
import { foldRegistration } from '#domain/registration/fold-registration'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { type DeskHand, openDeskHand } from '#testing/desk-hand'
import { startTestHub, type TestHub } from '#testing/hub'
import { buildNationalNumber } from '#testing/national-number'
import { postOfficeOf, workEverywhere } from '#testing/post-office-of'
import { retiree } from '#testing/resident-drafts'
import { numbersOf } from '#testing/rulings-of'

let hub: TestHub
/** Registered the person first, and the counter where the person stands now. */
let first: DeskHand
let here: DeskHand
let corps: DeskHand
let people = 0

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  const office = hub.tree.organisations.filter(({ level }) => level === 'office')
  const deskOf = (org: string) => hub.desks.find((desk) => desk.org === org)?.code ?? ''
  first = await openDeskHand(hub, deskOf(office[0]?.code ?? ''))
  here = await openDeskHand(hub, deskOf(office[1]?.code ?? ''))
  corps = await openDeskHand(hub, deskOf(office[0]?.parent ?? ''))
})
afterAll(() => hub.close())

const work = () => workEverywhere(postOfficeOf(hub))

function somebody(): ResidentDraft {
  people += 1
  const number = buildNationalNumber('410202', '1957-08-16', String(people * 2).padStart(3, '0'))
  return retiree({ document: { type: 'resident-id', number } })
}

/** One person registered at the first office and found to be a duplicate here. */
async function registeredTwice(): Promise<{ readonly there: AnyFact; readonly mine: AnyFact }> {
  const person = somebody()
  const there = await first.write('resident-registered', person)
  await work()
  const mine = await here.write('resident-registered', person)
  await work()
  return { there, mine }
}

async function stateOf(hand: DeskHand, subject: string) {
  const state = foldRegistration(await hand.factsOf(subject))
  if (!state) throw new Error('no such registration')
  return state
}

const dispute = { claim: 'never-registered-by-me', statement: '我从来没有在那里登记过', on: '2026-03-02' }
const transfer = { consent: { givenBy: 'self', givenOn: '2026-03-02' } }

async function ownersOf(number: string | null): Promise<readonly string[]> {
  return [...(await numbersOf(hub))].filter(([n]) => n === number).map(([, subject]) => subject)
}

describe('a person who never let themselves be registered elsewhere', () => {
  test('is heard: the office concerned and its corps are asked, and learn nothing of this counter’s person', async () => {
    const { there, mine } = await registeredTwice()
    const opened = await here.write('dispute-opened', dispute, mine.subject)
    await work()
    const notified = { dispute: opened.id, openedAt: '龙亭区大兴社区', concerns: '龙亭区北道门社区' }
    expect(await first.hubSaid(there.subject, 'dispute-notified')).toMatchObject([notified])
    expect(await corps.hubSaid(`organisation:${first.org}`, 'dispute-notified')).toMatchObject([notified])
    const told = JSON.stringify([
      await first.hubSaid(there.subject, 'dispute-notified'),
      await corps.factsOf(`organisation:${first.org}`),
    ])
    expect(told).not.toContain(dispute.statement)
    expect(told).not.toContain(String(mine.body.fullName))
    expect(told).not.toContain((mine.body.document as { number: string }).number)
    expect(await stateOf(first, there.subject)).toMatchObject({
      status: 'enrolled',
      dispute: { side: 'concerns-this-office', state: 'open' },
    })
  })

  test('is registered here with a number of their own where that office has no consent to show', async () => {
    const { there, mine } = await registeredTwice()
    const before = await stateOf(first, there.subject)
    const opened = await here.write('dispute-opened', dispute, mine.subject)
    await work()
    const answer = { outcome: 'no-consent-found', words: '没有找到签名' }
    await first.write('dispute-answered', { dispute: opened.id, answer }, there.subject)
    await work()
    expect(await stateOf(first, there.subject)).toMatchObject({
      status: 'ended',
      ended: { because: 'no-consent-found' },
    })
    const after = await stateOf(here, mine.subject)
    expect(after).toMatchObject({ status: 'enrolled', dispute: { state: 'settled' } })
    expect(after.volunteerNumber).not.toBe(before.volunteerNumber)
    expect(await ownersOf(after.volunteerNumber)).toEqual([mine.subject])
    expect(await corps.hubSaid(`organisation:${first.org}`, 'dispute-settled')).toContainEqual(
      expect.objectContaining({ dispute: opened.id, outcome: 'no-consent-found' }),
    )
  })

  test('is told so where the consent is shown, and nothing else changes', async () => {
    const { there, mine } = await registeredTwice()
    const opened = await here.write('dispute-opened', dispute, mine.subject)
    await work()
    const answer = { outcome: 'consent-shown', shownBy: 'paper-form', consentOn: '2026-03-02', words: '' }
    await first.write('dispute-answered', { dispute: opened.id, answer }, there.subject)
    await work()
    // A second thought comes too late: the first answer counts.
    const late = { outcome: 'no-consent-found', words: '' }
    await first.write('dispute-answered', { dispute: opened.id, answer: late }, there.subject)
    await work()
    expect((await stateOf(first, there.subject)).status).toBe('enrolled')
    expect(await stateOf(here, mine.subject)).toMatchObject({
      status: 'duplicate',
      dispute: { state: 'settled', outcome: 'consent-shown' },
    })
  })

  test('is not answered for by an office that nobody asked', async () => {
    const { there, mine } = await registeredTwice()
    const opened = await here.write('dispute-opened', dispute, mine.subject)
    await work()
    const answer = { outcome: 'no-consent-found', words: '' }
    await here.write('dispute-answered', { dispute: opened.id, answer }, mine.subject)
    await first.write('dispute-answered', { dispute: 'registration:x:y', answer }, there.subject)
    await work()
    expect((await stateOf(first, there.subject)).status).toBe('enrolled')
    expect((await stateOf(here, mine.subject)).status).toBe('duplicate')
  })
})

describe('a volunteer who moves to this office', () => {
  test('keeps the number, belongs here alone, and the old office hears where they went', async () => {
    const { there, mine } = await registeredTwice()
    const before = await stateOf(first, there.subject)
    await here.write('transfer-requested', transfer, mine.subject)
    await work()
    const after = await stateOf(here, mine.subject)
    expect(after).toMatchObject({ status: 'enrolled', volunteerNumber: before.volunteerNumber })
    expect(after.transferWaiting).toBe(false)
    expect(after.certificate?.payload).toContain('龙亭区大兴社区')
    expect(await ownersOf(before.volunteerNumber)).toEqual([mine.subject])
    expect(await stateOf(first, there.subject)).toMatchObject({
      status: 'ended',
      ended: { because: 'transferred', officeName: '龙亭区大兴社区' },
    })
  })

  test('is not claimed back by a correction that the old office had still under way', async () => {
    const { there, mine } = await registeredTwice()
    await here.write('transfer-requested', transfer, mine.subject)
    await work()
    const changes = { phone: { number: '13803785555', owner: 'self' } }
    await first.write('resident-corrected', { changes, reason: '电话' }, there.subject)
    await work()
    const { volunteerNumber } = await stateOf(here, mine.subject)
    expect(await ownersOf(volunteerNumber)).toEqual([mine.subject])
    expect((await stateOf(first, there.subject)).status).toBe('ended')
  })

  test('may come back, with the same number still', async () => {
    const { there, mine } = await registeredTwice()
    const { volunteerNumber } = await stateOf(first, there.subject)
    await here.write('transfer-requested', transfer, mine.subject)
    await work()
    const again = await first.write('resident-registered', (await stateOf(first, there.subject)).body)
    await work()
    expect((await stateOf(first, again.subject)).status).toBe('duplicate')
    await first.write('transfer-requested', transfer, again.subject)
    await work()
    expect(await stateOf(first, again.subject)).toMatchObject({ status: 'enrolled', volunteerNumber })
    expect((await stateOf(here, mine.subject)).status).toBe('ended')
    expect(await ownersOf(volunteerNumber)).toEqual([again.subject])
  })

  test('cannot be moved by a request about somebody who is registered nowhere else', async () => {
    const mine = await here.write('resident-registered', somebody())
    await work()
    await here.write('transfer-requested', transfer, mine.subject)
    await work()
    expect((await stateOf(here, mine.subject)).status).toBe('enrolled')
    expect(await here.hubSaid(mine.subject, 'registration-ruled')).toHaveLength(1)
  })
})
