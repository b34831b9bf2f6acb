import { expect, test } from 'vitest'
import { createFakeHub, type FakeHub, type HeldDocument } from '#testing/fake-hub'
import { fastClock } from '#testing/fast-clock'
import { pick, seededRandom } from '#testing/sample-residents'
import { type SimulatedDesk, simulatedDesk } from '#testing/simulated-desk'
import { type UnreliableLine, unreliableLine } from '#testing/unreliable-line'
import { until } from '#testing/until'

const RUNS = 200
/** `REPLICATION_SEED=… vitest run two-desks` repeats one run. */
const FIRST_SEED = Number(process.env.REPLICATION_SEED ?? Math.floor(Math.random() * 1e6))

interface Desk extends SimulatedDesk {
  readonly line: UnreliableLine
}

/** What may happen on a day with a bad line. */
const EVENTS = {
  register: async (desk: Desk) => void (await desk.register()),
  registerSeveral: async (desk: Desk) => {
    for (let count = 0; count < 7; count += 1) await desk.register()
  },
  registerWhatTheHubRefuses: async (desk: Desk) => void (await desk.register({ fullName: 'refuse me' })),
  lineGoes: (desk: Desk) => {
    desk.line.offline = true
  },
  lineComes: (desk: Desk) => {
    desk.line.offline = false
  },
  lineGetsBad: (desk: Desk) => {
    desk.line.trouble = 0.6
  },
  lineGetsGood: (desk: Desk) => {
    desk.line.trouble = 0
  },
  workerAsks: (desk: Desk) => desk.replication().syncNow(),
  deskRestarts: async (desk: Desk) => {
    await desk.stop()
    await desk.start()
  },
  sessionsEnd: (_desk: Desk, hub: FakeHub) => hub.endSessions(),
  rulesChange: (_desk: Desk, hub: FakeHub) =>
    hub.write({ _id: '_design/guard', changed: hub.requests.length }),
  hubRules: (desk: Desk, hub: FakeHub) => {
    const answered = hub.documents().find((document) => document.desk === desk.code)
    if (!answered || hub.find(`${answered._id}.ruled`)) return
    hub.write(rulingOn(answered))
  },
  hubErases: (desk: Desk, hub: FakeHub) => {
    const known = hub.documents().find((document) => document.desk === desk.code && !document.redacted)
    if (known) hub.write({ ...known, body: {}, redacted: true })
  },
} as const

function rulingOn({ _rev, ...fact }: HeldDocument): { readonly _id: string } {
  const outcome = { outcome: 'duplicate', of: 'this-office', officeName: '' }
  const hub = { org: 'hub', desk: 'hub', worker: 'hub', n: 0 }
  const body = { answers: fact._id, ruling: outcome }
  const ruling = { ...fact, ...hub, kind: 'registration-ruled', schema: 1, body }
  return { ...ruling, _id: `${fact._id}.ruled` }
}

/** More than a run ever takes; who is stuck is told apart from who is wrong. */
const PATIENCE_MS = 20_000

async function run(seed: number): Promise<void> {
  const random = seededRandom(seed)
  const clock = fastClock(1000)
  // An office of its own: a run that failed leaves its desks open.
  const office = `41${String(seed).padStart(8, '0')}`
  const hub = createFakeHub(`org-${office}`, 15)
  hub.guard = (document) => (JSON.stringify(document).includes('refuse me') ? 'no' : null)
  const desks: readonly Desk[] = [`${office}-01`, `${office}-02`].map((code, index) => {
    const line = unreliableLine(hub.connect(), random)
    return { ...simulatedDesk(code, { line, clock, seed: seed * 2 + index }), line }
  })
  for (const desk of desks) await desk.start()
  for (let step = 0; step < 25; step += 1) {
    await pick(Object.values(EVENTS), random)(pick(desks, random), hub)
    if (random() < 0.5) await clock.sleep(random() * 5000, new AbortController().signal)
  }
  for (const { line } of desks) Object.assign(line, { offline: false, trouble: 0 })
  for (const desk of desks) desk.replication().syncNow()
  const deadline = Date.now() + PATIENCE_MS
  await until(async () => {
    const all = await Promise.all(desks.map((desk) => hasAll(desk, hub)))
    if (Date.now() > deadline)
      throw new Error(`stuck: ${JSON.stringify(desks.map((d) => d.replication().health()))}`)
    return all.every(Boolean)
  })
  for (const desk of desks) await expectWhole(desk, hub)
  for (const desk of desks) await desk.stop()
}

/** Everything of the hub is here, everything of this desk is there or set aside. */
async function hasAll(desk: Desk, hub: FakeHub): Promise<boolean> {
  const { phase, waiting } = desk.replication().health()
  if (phase !== 'up-to-date' || waiting.count > 0) return false
  const { exchange } = desk.store()
  const facts = hub.documents().filter(({ _id }) => !_id.startsWith('_design/'))
  const known = await exchange.findKnown(facts.map(({ _id }) => _id))
  if (known.size < facts.length) return false
  const records = await exchange.outgoingById(facts.map(({ _id }) => _id))
  return records.every(({ id, text }) => text.includes('"redacted"') === (hub.find(id)?.redacted === true))
}

async function expectWhole(desk: Desk, hub: FakeHub): Promise<void> {
  const { exchange } = desk.store()
  const own = await exchange.outgoingAfter(0, 10_000)
  expect(own.map(({ n }) => n)).toEqual(own.map((_, index) => index + 1))
  const refused = new Set(exchange.refused.all.get().map(({ factId }) => factId))
  for (const { id, text } of own) {
    expect(refused.has(id), `${id} is refused or at the hub`).toBe(text.includes('refuse me'))
    if (refused.has(id)) continue
    const { _rev, ...atHub } = hub.find(id) ?? {}
    expect(atHub).toEqual(JSON.parse(text))
  }
  expect(await exchange.findKnown(['_design/guard'])).toEqual(new Set())
}

test(`two desks and the hub hold the same after any order of events (${RUNS} runs from seed ${FIRST_SEED})`, {
  timeout: 240_000,
}, async () => {
  console.info(`two desks: seeds ${FIRST_SEED} to ${FIRST_SEED + RUNS - 1}`)
  for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed += 1) {
    await run(seed).catch((cause: unknown) => {
      throw new Error(`repeat with REPLICATION_SEED=${seed}`, { cause })
    })
  }
})
