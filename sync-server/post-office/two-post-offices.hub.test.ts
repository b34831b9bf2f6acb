import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDeskSession } from '#testing/desk-session'
import { startTestHub, type TestHub } from '#testing/hub'
import { buildNationalNumber } from '#testing/national-number'
import { postOfficeOf } from '#testing/post-office-of'
import { retiree } from '#testing/resident-drafts'
import { numbersOf, rulingsOf } from '#testing/rulings-of'
import { registered } from '#testing/submitted-facts'
import { workOnOffice } from './work-on-office.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
})
afterAll(() => hub.close())

const PEOPLE = 40

test('two post offices on one hub by mistake, and everybody at two offices at once: one number a person', async () => {
  const desks = [0, 2].map((at) => hub.desks[at]?.code ?? '')
  const orgs = desks.map((desk) => desk.slice(0, -3))
  await Promise.all(
    desks.map(async (desk) => {
      const facts = Array.from({ length: PEOPLE }, (_, index) => {
        const number = buildNationalNumber('410202', '1957-08-16', String(index + 1).padStart(3, '0'))
        return registered(desk, index + 1, retiree({ sex: null, document: { type: 'resident-id', number } }))
      })
      await (await openDeskSession(hub, desk)).send(...facts)
    }),
  )
  const offices = [postOfficeOf(hub), postOfficeOf(hub)]
  const shifts = offices.flatMap((office) => orgs.map((org) => workOnOffice(office, org, () => false)))
  await Promise.all(shifts)

  const rulings = (await Promise.all(orgs.map((org) => rulingsOf(hub, org)))).flatMap((one) => [
    ...one.values(),
  ])
  const numbers = rulings.flatMap((one) => (one.outcome === 'enrolled' ? [one.volunteerNumber] : []))
  expect(rulings).toHaveLength(2 * PEOPLE)
  expect(rulings.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(PEOPLE)
  expect(new Set(numbers).size).toBe(PEOPLE)
  const held = await numbersOf(hub)
  expect(new Set(held.values()).size).toBe(PEOPLE)
  expect([...held.keys()].sort()).toEqual([...numbers].sort())
})
