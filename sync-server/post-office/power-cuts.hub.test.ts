import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnyFact } from '#domain/fact'
import { openDeskSession } from '#testing/desk-session'
import { startTestHub, type TestHub } from '#testing/hub'
import { buildNationalNumber } from '#testing/national-number'
import { dyingStore, PowerCut, postOfficeOf } from '#testing/post-office-of'
import { fourteenYearOld, retiree, unemployedResident } from '#testing/resident-drafts'
import { numbersOf, rulingsOf } from '#testing/rulings-of'
import { corrected, registered } from '#testing/submitted-facts'
import { connectHubStore } from '../hub-store.ts'
import { workOnOffice } from './work-on-office.ts'

let hub: TestHub
let [here = '', there = ''] = ['', '']
let person = 0
const sent = new Map<string, number>()

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  ;[here = '', , there = ''] = hub.desks.map(({ code }) => code)
})
afterAll(() => hub.close())

const orgOf = (desk: string) => desk.slice(0, -3)

function nextOf(desk: string): number {
  sent.set(desk, (sent.get(desk) ?? 0) + 1)
  return sent.get(desk) ?? 0
}

/** A person nobody has registered yet. */
function somebody(): { document: { type: string; number: string } } {
  person += 1
  const number = buildNationalNumber('410202', '1957-08-16', String(person).padStart(3, '0'))
  return { document: { type: 'resident-id', number } }
}

/** One person at two offices, one corrected to another document, one without the consent they need. */
async function sendADay() {
  const shared = somebody()
  const wrong = somebody()
  const man = { sex: null }
  const first = registered(here, nextOf(here), retiree({ ...shared, ...man }))
  const mistyped = registered(here, nextOf(here), retiree({ ...wrong, ...man }))
  const mended = corrected(mistyped, nextOf(here), somebody())
  const child = registered(here, nextOf(here), fourteenYearOld({ guardianConsent: null }))
  const other = registered(there, nextOf(there), unemployedResident({ ...shared, ...man }))
  // The person whose number the other desk had typed by mistake.
  const rightful = registered(there, nextOf(there), unemployedResident({ ...wrong, ...man }))
  await (await openDeskSession(hub, here)).send(first, mistyped, mended, child)
  await (await openDeskSession(hub, there)).send(other, rightful)
  return { first, mistyped, mended, child, other, rightful }
}

/** One life of the post office's process; true where it came to the end of its work. */
async function live(writes: number): Promise<boolean> {
  const surroundings = postOfficeOf(
    hub,
    dyingStore(
      connectHubStore(() => hub.adminUrl),
      writes,
    ),
  )
  try {
    for (const desk of [here, there]) await workOnOffice(surroundings, orgOf(desk), () => false)
    return true
  } catch (failure) {
    if (failure instanceof PowerCut) return false
    throw failure
  }
}

async function expectOneAnswerEach(
  day: Record<'first' | 'mistyped' | 'mended' | 'child' | 'other' | 'rightful', AnyFact>,
) {
  const rulings = new Map([...(await rulingsOf(hub, orgOf(here))), ...(await rulingsOf(hub, orgOf(there)))])
  const outcome = (fact: AnyFact) => rulings.get(fact.id)?.outcome
  expect([day.first, day.mistyped, day.mended, day.child, day.other, day.rightful].map(outcome)).toEqual([
    'enrolled',
    'enrolled',
    'enrolled',
    'returned',
    'duplicate',
    'enrolled',
  ])
  const numberIn = (fact: AnyFact) => {
    const ruling = rulings.get(fact.id)
    return ruling?.outcome === 'enrolled' ? ruling.volunteerNumber : null
  }
  expect(numberIn(day.mended)).toBe(numberIn(day.mistyped))
  const numbers = await numbersOf(hub)
  for (const fact of [day.first, day.mistyped, day.rightful]) {
    const own = [...numbers].filter(([, subject]) => subject === fact.subject).map(([number]) => number)
    expect(own).toEqual([numberIn(fact)])
  }
}

test('killed after any write and started again, the post office gives one number each, none twice, none lost', async () => {
  for (let writes = 1; ; writes += 1) {
    const day = await sendADay()
    const undisturbed = await live(writes)
    if (!undisturbed) expect(await live(1000)).toBe(true)
    await expectOneAnswerEach(day)
    if (undisturbed) {
      // Every write of an undisturbed day has been the last one once.
      expect(writes).toBeGreaterThan(20)
      return
    }
  }
})

test('a machine that lives for one write at a time still comes to the end', async () => {
  const day = await sendADay()
  let lives = 1
  while (!(await live(1))) lives += 1
  await expectOneAnswerEach(day)
  expect(lives).toBeGreaterThan(10)
})

test('whatever is delivered twice is answered once', async () => {
  const day = await sendADay()
  await live(1000)
  const before = await rulingsOf(hub, orgOf(here))
  const store = connectHubStore(() => hub.adminUrl)
  const checkpoint = await store.find(hub.register, `checkpoint:${orgOf(here)}`)
  if (checkpoint) await store.remove(hub.register, checkpoint)
  expect(await live(1000)).toBe(true)
  expect(await rulingsOf(hub, orgOf(here))).toEqual(before)
  await expectOneAnswerEach(day)
})
