import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDeskSession } from '#testing/desk-session'
import { startTestHub, type TestHub } from '#testing/hub'
import { numbersOf, rulingsOf } from '#testing/rulings-of'
import { sampleFacts } from '#testing/sample-facts'
import { until } from '#testing/until'

let hub: TestHub

beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.close())

test('a hub whose power is cut again and again enrols everybody once and forgets nothing', async () => {
  const desk = hub.desks[0]?.code ?? ''
  const org = desk.slice(0, -3)
  const facts = sampleFacts(desk, 120)
  const rows = await (await openDeskSession(hub, desk)).send(...facts)
  expect(rows.filter((row) => row.ok)).toHaveLength(120)
  for (const ruled of [1, 30, 60, 90]) {
    await until(async () => (await rulingsOf(hub, org)).size >= ruled)
    await hub.kill()
    await hub.start()
  }
  const rulings = await until(async () => {
    const found = await rulingsOf(hub, org)
    return found.size === facts.length && found
  })
  const given = [...rulings.values()].map((ruling) => ruling.outcome === 'enrolled' && ruling.volunteerNumber)
  expect(new Set(given).size).toBe(120)
  const numbers = await numbersOf(hub)
  expect([...numbers.keys()].sort()).toEqual(given.sort())
  expect(new Set(numbers.values())).toEqual(new Set(facts.map(({ subject }) => subject)))
})

test('a desk’s credential and its enrolment outlive a restart', async () => {
  const desk = hub.desks[1]?.code ?? ''
  const before = await hub.enrolmentOf(desk)
  await hub.stop()
  await hub.start()
  expect(await hub.enrolmentOf(desk)).toEqual(before)
  await openDeskSession(hub, desk)
})
