import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { orgDatabase } from '#contracts/hub-databases'
import { toHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { RegistrationRuled } from '#domain/facts/registration-ruled'
import { askHub } from '#testing/ask-hub'
import { startTestHub } from '#testing/hub'
import { startPostOfficeProcess } from '#testing/post-office-process'
import { sampleFacts } from '#testing/sample-facts'
import { pick, seededRandom } from '#testing/sample-residents'
import { until } from '#testing/until'
import { connectHubStore } from '../sync-server/hub-store.ts'
import { inLanes } from '../sync-server/post-office/in-lanes.ts'
import type { Say } from './bench-line.ts'
import { type ManyOffices, openManyOffices } from './many-offices.ts'
import { countConnections, cpuSeconds, findListener } from './process-figures.ts'

const FACTS = Number(process.env.BENCH_FACTS ?? 10_000)
const OFFICES = Number(process.env.BENCH_OFFICES ?? 100)
const IDLE_OFFICES = Number(process.env.BENCH_IDLE_OFFICES ?? 1000)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const PROBES = Number(process.env.BENCH_PROBES ?? 30)
/** Documents in one raw request. */
const RAW_BATCH = Number(process.env.BENCH_RAW_BATCH ?? 1000)
const RAW_LANES = Number(process.env.BENCH_RAW_LANES ?? 1)

export async function benchPostOffice(say: Say): Promise<void> {
  const external = process.env.HUB_URL?.replace(/\/$/, '')
  const hub = external ? null : await startTestHub({ postOffice: false })
  const adminUrl = hub?.adminUrl ?? external ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'bench-post-office-'))
  await askHub(adminUrl, 'PUT', '/directory')
  try {
    const rounds: { ours: number; raw: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const raw = await measureRaw(adminUrl)
      const ours = await measureRulings(adminUrl, folder)
      console.error(`round ${round + 1}: ruled ${Math.round(ours)}/s, raw ${Math.round(raw)} docs/s`)
      rounds.push({ ours, raw })
    }
    const ours = median(rounds.map((round) => round.ours))
    const raw = median(rounds.map((round) => round.raw))
    const line = (metric: string, who: 'ours' | 'raw', value: number, unit: string) =>
      say({ bench: 'post-office', metric, who, value, unit })
    line('ruled', 'ours', Math.round(ours), 'registrations/s')
    line('written', 'raw', Math.round(raw), 'docs/s')
    line('ruled-to-written', 'ours', Math.round((ours / raw) * 1000) / 1000, 'ratio')
    if (PROBES === 0) return
    const idle = await measureNotice(adminUrl, folder)
    line('notice-median', 'ours', Math.round(median(idle.ms)), 'ms')
    line('notice-worst', 'ours', Math.round(Math.max(...idle.ms)), 'ms')
    line('idle-connections', 'ours', idle.connections, 'connections')
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await hub?.close()
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** The same documents into one plain database, as a good client uploads. */
async function measureRaw(adminUrl: string): Promise<number> {
  const database = `org-9raw${crypto.randomUUID().slice(0, 8)}`
  const documents = sampleFacts('410202001-01', FACTS).map(toHubDocument)
  const batches = Array.from({ length: Math.ceil(FACTS / RAW_BATCH) }, (_, index) =>
    documents.slice(index * RAW_BATCH, (index + 1) * RAW_BATCH),
  )
  await askHub(adminUrl, 'PUT', `/${database}`)
  const hub = hubCpu(adminUrl)
  const started = performance.now()
  await inLanes(batches, RAW_LANES, (docs) => askHub(adminUrl, 'POST', `/${database}/_bulk_docs`, { docs }))
  const took = performance.now() - started
  console.error(`raw: hub ${hub()}`)
  await askHub(adminUrl, 'DELETE', `/${database}`)
  return (FACTS / took) * 1000
}

async function measureRulings(adminUrl: string, folder: string): Promise<number> {
  const offices = await openManyOffices(adminUrl, OFFICES)
  try {
    const facts = await offices.fill(FACTS / OFFICES)
    const office = await startPostOfficeProcess({ adminUrl, folder, register: offices.register })
    const started = performance.now()
    const hub = hubCpu(adminUrl)
    await until(async () => (await countDocuments(adminUrl, offices.register)) >= 3 * facts.length)
    await until(async () => {
      const counts = await Promise.all(
        offices.codes.map((code) => countDocuments(adminUrl, orgDatabase(code))),
      )
      return counts.every((count) => count >= (2 * FACTS) / OFFICES + 1)
    })
    const took = performance.now() - started
    console.error(`ours: hub ${hub()}, post office ${cpuSeconds(office.pid)}`)
    await office.stop()
    await expectOneNumberEach(adminUrl, offices, facts)
    return (facts.length / took) * 1000
  } finally {
    await offices.close()
  }
}

async function countDocuments(adminUrl: string, database: string): Promise<number> {
  const { body } = await askHub(adminUrl, 'GET', `/${database}`)
  return (body as { doc_count: number }).doc_count
}

async function expectOneNumberEach(
  adminUrl: string,
  offices: ManyOffices,
  facts: readonly AnyFact[],
): Promise<void> {
  const store = connectHubStore(() => adminUrl)
  const numberOf = new Map<string, string>()
  await inLanes(offices.codes, 8, async (code) => {
    for (const { kind, body } of await store.findByPrefix(orgDatabase(code), 'registration:')) {
      if (kind !== 'registration-ruled') continue
      const { answers, ruling } = RegistrationRuled.parse(body)
      if (ruling.outcome === 'enrolled') numberOf.set(answers, ruling.volunteerNumber)
    }
  })
  const numbers = await store.findByPrefix(offices.register, 'number:')
  const right =
    facts.every(({ id }) => numberOf.has(id)) &&
    new Set(numberOf.values()).size === facts.length &&
    numbers.length === facts.length
  if (!right) {
    console.error(numberOf.size, new Set(numberOf.values()).size, numbers.length)
    const m = new Map(numbers.map((d) => [String(d.subject), d._id]))
    for (const f of facts)
      if (!m.has(f.subject)) {
        console.error(
          f.subject,
          numberOf.get(f.id),
          await store.find(offices.register, `number:${numberOf.get(f.id)}`),
          await store.find(offices.register, `allocation:${f.subject}`),
        )
      }
  }
  if (!right) throw new Error(`not one number each: ${numberOf.size} rulings, ${numbers.length} numbers`)
}

async function measureNotice(adminUrl: string, folder: string) {
  const offices = await openManyOffices(adminUrl, IDLE_OFFICES)
  const office = await startPostOfficeProcess({ adminUrl, folder, register: offices.register })
  try {
    const random = seededRandom(7)
    const ms: number[] = []
    await notice(adminUrl, offices, 0, random)
    for (let probe = 1; probe <= PROBES; probe += 1) {
      await new Promise((resolve) => setTimeout(resolve, random() * 1000))
      ms.push(await notice(adminUrl, offices, probe, random))
    }
    console.error(`noticed after ${ms.map(Math.round).join(', ')} ms`)
    // What was kept open for the last probe is given back when it has rested.
    await new Promise((resolve) => setTimeout(resolve, 10_000))
    return { ms, connections: countConnections(office.pid, Number(new URL(adminUrl).port)) }
  } finally {
    await office.stop()
    await offices.close()
  }
}

/** From the hub's word that a fact is written until its ruling can be read. */
async function notice(
  adminUrl: string,
  offices: ManyOffices,
  probe: number,
  random: () => number,
): Promise<number> {
  const code = pick(offices.codes, random)
  const [fact] = sampleFacts(`${code}-01`, 1, { from: probe + 1, seed: probe + 1 })
  if (!fact) throw new Error('no fact')
  const path = `/${orgDatabase(code)}`
  await askHub(adminUrl, 'POST', `${path}/_bulk_docs`, { docs: [toHubDocument(fact)] })
  const written = performance.now()
  const ruling = `${path}/${encodeURIComponent(`${fact.id}.ruled`)}`
  await until(async () => (await askHub(adminUrl, 'GET', ruling)).status === 200)
  return performance.now() - written
}

function hubCpu(adminUrl: string): () => number {
  const pid = findListener(Number(new URL(adminUrl).port)) ?? process.pid
  const before = cpuSeconds(pid)
  return () => Math.round((cpuSeconds(pid) - before) * 100) / 100
}
