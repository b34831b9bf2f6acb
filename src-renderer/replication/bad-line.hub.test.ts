import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LineFault } from '#testing/fault-proxy'
import { pick, seededRandom } from '#testing/sample-residents'
import { type SimulatedDesk, simulatedDesk } from '#testing/simulated-desk'
import { startOfficeHub, type TestOffice } from '#testing/test-office'
import { until } from '#testing/until'
import { systemClock } from './clock.ts'

const SEED = Number(process.env.REPLICATION_SEED ?? Math.floor(Math.random() * 1e6))
const FAULTS = [
  'cut',
  'answer-lost',
  'answer-torn',
  'portal',
  'gateway',
  'signed-out',
  30,
] as const satisfies readonly LineFault[]

let hub: Awaited<ReturnType<typeof startOfficeHub>>
let office: TestOffice

beforeAll(async () => {
  hub = await startOfficeHub()
  office = await hub.openOffice()
})
afterAll(async () => {
  await office.close()
  await hub.close()
})

test(`two desks and a real hub hold the same after a bad day (seed ${SEED})`, {
  timeout: 120_000,
}, async () => {
  console.info(`bad line: seed ${SEED}`)
  const random = seededRandom(SEED)
  const desks: readonly SimulatedDesk[] = [1, 2].map((number) =>
    simulatedDesk(`${office.code}-0${number}`, {
      line: office.connect(),
      clock: systemClock,
      seed: SEED + number,
    }),
  )
  for (const desk of desks) await desk.start()
  office.proxy.fault = () => (random() < 0.5 ? pick(FAULTS, random) : null)
  for (let step = 0; step < 40; step += 1) {
    const desk = pick(desks, random)
    if (random() < 0.2) office.proxy.offline = !office.proxy.offline
    for (let count = Math.floor(random() * 12); count > 0; count -= 1) await desk.register()
    if (random() < 0.3) desk.replication().syncNow()
    if (random() < 0.1) {
      await desk.stop()
      await desk.start()
    }
  }
  office.proxy.offline = false
  office.proxy.fault = () => null
  for (const desk of desks) desk.replication().syncNow()
  await until(async () => {
    const atHub = Number((await office.ask('GET', '')).doc_count)
    const written = desks.reduce((sum, desk) => sum + desk.store().exchange.lastNumber(), 0)
    const rosters = await Promise.all(desks.map(rosterSize))
    return atHub === written && rosters.every((size) => size === written)
  })
  for (const desk of desks) {
    expect(desk.store().exchange.refused.all.get()).toEqual([])
    const own = await desk.store().exchange.outgoingAfter(0, 10_000)
    expect(own.map(({ n }) => n)).toEqual(own.map((_, index) => index + 1))
    for (const { id, text } of own) {
      const { _rev, ...held } = await office.ask('GET', `/${encodeURIComponent(id)}`)
      expect(held).toEqual(JSON.parse(text))
    }
    await desk.stop()
  }
})

async function rosterSize(desk: SimulatedDesk): Promise<number> {
  await desk.store().findByDocument('everything folded so far')
  let size = 0
  desk.store().watchRoster((rows) => {
    size = rows.length
  })()
  return size
}
