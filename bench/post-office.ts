import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { orgDatabase } from '#contracts/hub-databases'
import { toHubDocument } from '#contracts/hub-document'
import { askHub } from '#testing/ask-hub'
import { startTestHub } from '#testing/hub'
import { isCaughtUp, startPostOfficeProcess } from '#testing/post-office-process'
import { sampleFacts } from '#testing/sample-facts'
import { pick, seededRandom } from '#testing/sample-residents'
import { until } from '#testing/until'
import { ORGANISATION_GUARD } from '../sync-server/prepare/guard-source.ts'
import type { Say } from './bench-line.ts'
import { type ManyOffices, openManyOffices } from './many-offices.ts'
import { countRulings, expectOneNumberEach } from './post-office-account.ts'
import { countConnections, cpuSeconds, findListener } from './process-figures.ts'

const FACTS = Number(process.env.BENCH_FACTS ?? 10_000)
const OFFICES = Number(process.env.BENCH_OFFICES ?? 100)
const IDLE_OFFICES = Number(process.env.BENCH_IDLE_OFFICES ?? 1000)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const PROBES = Number(process.env.BENCH_PROBES ?? 30)
const RAW_BATCH = 1000

/** Where a round is measured: a hub, and a folder for the post office's secrets. */
interface Place {
  readonly adminUrl: string
  readonly folder: string
}

/** A post office in a process of its own, beside the same hub's plain writes; then the same with many offices that do nothing. */
export async function benchPostOffice(say: Say): Promise<void> {
  const external = process.env.HUB_URL?.replace(/\/$/, '')
  const hub = external ? null : await startTestHub({ postOffice: false })
  const folder = mkdtempSync(join(tmpdir(), 'bench-post-office-'))
  const place: Place = { adminUrl: hub?.adminUrl ?? external ?? '', folder }
  // A CouchDB that nobody has prepared has neither.
  for (const name of ['directory', '_global_changes']) await askHub(place.adminUrl, 'PUT', `/${name}`)
  try {
    if (ROUNDS > 0) await benchRulings(place, say)
    if (PROBES > 0) await benchIdleOffices(place, say)
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await hub?.close()
  }
}

async function benchRulings(place: Place, say: Say): Promise<void> {
  const rounds: { ours: number; plain: number; guarded: number }[] = []
  for (let round = 1; round <= ROUNDS; round += 1) {
    const plain = await measureRaw(place, null)
    const ours = await measureRulings(place)
    const guarded = await measureRaw(place, ORGANISATION_GUARD)
    rounds.push({ ours, plain, guarded })
    console.error(`round ${round}: ${[ours, plain, guarded].map(Math.round).join(', ')} a second`)
  }
  const [ours, plain, guarded] = (['ours', 'plain', 'guarded'] as const).map((who) =>
    median(rounds.map((round) => round[who])),
  )
  if (ours === undefined || plain === undefined || guarded === undefined) return
  const line = (metric: string, who: 'ours' | 'raw', value: number, unit: string) =>
    say({ bench: 'post-office', metric, who, value, unit })
  line('ruled', 'ours', Math.round(ours), 'registrations/s')
  line('written', 'raw', Math.round(plain), 'docs/s')
  line('written-guarded', 'raw', Math.round(guarded), 'docs/s')
  line('ruled-to-written', 'ours', Math.round((ours / plain) * 1000) / 1000, 'ratio')
  line('ruled-to-written-guarded', 'ours', Math.round((ours / guarded) * 1000) / 1000, 'ratio')
}

async function benchIdleOffices(place: Place, say: Say): Promise<void> {
  const { firstLook, notices, connections } = await measureIdleOffices(place)
  const line = (metric: string, value: number, unit: string) =>
    say({ bench: 'post-office', metric, who: 'ours', value: Math.round(value), unit })
  line('first-look', firstLook, 'ms')
  line('notice-median', median(notices), 'ms')
  line('notice-worst', Math.max(...notices), 'ms')
  line('idle-connections', connections, 'connections')
}

/** The middle one: a single run that something disturbed does not count. */
function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Documents a second: the same facts into one database, a thousand a request, one request after the other. */
async function measureRaw({ adminUrl }: Place, guard: string | null): Promise<number> {
  const database = `org-9raw${crypto.randomUUID().slice(0, 8)}`
  const documents = sampleFacts('410202001-01', FACTS).map(toHubDocument)
  await askHub(adminUrl, 'PUT', `/${database}`)
  if (guard !== null) {
    await askHub(adminUrl, 'PUT', `/${database}/_design/guard`, { validate_doc_update: guard })
  }
  const spent = watchHub(adminUrl)
  const started = performance.now()
  for (let from = 0; from < FACTS; from += RAW_BATCH) {
    const docs = documents.slice(from, from + RAW_BATCH)
    const { status } = await askHub(adminUrl, 'POST', `/${database}/_bulk_docs`, { docs })
    if (status !== 201) throw new Error(`_bulk_docs answered ${status}`)
  }
  const took = performance.now() - started
  console.error(`raw${guard === null ? '' : ', guarded'}: ${spent()} s of processor at the hub`)
  await askHub(adminUrl, 'DELETE', `/${database}`)
  return (FACTS / took) * 1000
}

/** Registrations a second, from the moment a post office has started until the last one has its ruling. */
async function measureRulings({ adminUrl, folder }: Place): Promise<number> {
  const offices = await openManyOffices(adminUrl, OFFICES)
  try {
    const facts = await offices.fill(FACTS / OFFICES)
    const office = await startPostOfficeProcess({ adminUrl, folder, register: offices.register })
    const spent = watchHub(adminUrl)
    const started = performance.now()
    // Its own count, because asking the hub all the time would keep it from its work; everything is read there afterwards.
    while ((await countRulings(office)) < facts.length) await later(100)
    const took = performance.now() - started
    console.error(`ours: ${spent()} s of processor at the hub, ${cpuSeconds(office.pid)} s here`)
    await office.stop()
    await expectOneNumberEach(adminUrl, offices, facts)
    return (facts.length / took) * 1000
  } finally {
    await offices.close()
  }
}

/** Processor time of the process that listens there, in seconds since now. Zero where it is on another machine. */
function watchHub(adminUrl: string): () => number {
  const pid = findListener(Number(new URL(adminUrl).port))
  const spent = () => (pid === null ? 0 : cpuSeconds(pid))
  const before = spent()
  return () => Math.round((spent() - before) * 10) / 10
}

/** Milliseconds of the first look at all of them and of each notice, and connections to the hub when all is quiet again. */
async function measureIdleOffices({ adminUrl, folder }: Place) {
  console.error(`making ${IDLE_OFFICES} offices`)
  const offices = await openManyOffices(adminUrl, IDLE_OFFICES)
  const office = await startPostOfficeProcess({ adminUrl, folder, register: offices.register })
  try {
    const started = performance.now()
    await until(() => isCaughtUp(office))
    const firstLook = performance.now() - started
    const random = seededRandom(7)
    const notices: number[] = []
    for (let probe = 1; probe <= PROBES; probe += 1) {
      await later(random() * 1000)
      notices.push(await measureNotice(adminUrl, offices, probe, random))
    }
    console.error(`noticed after ${notices.map(Math.round).join(', ')} ms`)
    // A connection that is kept for the next request is given back after four seconds.
    await later(8000)
    return { firstLook, notices, connections: countConnections(office.pid, Number(new URL(adminUrl).port)) }
  } finally {
    await office.stop()
    await offices.close()
  }
}

/** From the hub's word that a fact is written until its ruling can be read. */
async function measureNotice(
  adminUrl: string,
  offices: ManyOffices,
  probe: number,
  random: () => number,
): Promise<number> {
  const code = pick(offices.codes, random)
  const [fact] = sampleFacts(`${code}-01`, 1, { from: probe, seed: probe })
  if (!fact) throw new Error('no fact')
  const path = `/${orgDatabase(code)}`
  await askHub(adminUrl, 'POST', `${path}/_bulk_docs`, { docs: [toHubDocument(fact)] })
  const written = performance.now()
  const ruling = `${path}/${encodeURIComponent(`${fact.id}.ruled`)}`
  await until(async () => (await askHub(adminUrl, 'GET', ruling)).status === 200)
  return performance.now() - written
}
