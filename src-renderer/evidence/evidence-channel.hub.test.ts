import 'fake-indexeddb/auto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { evidenceDatabase } from '#contracts/hub-databases'
import { askHub } from '#testing/ask-hub'
import { type FaultProxy, startFaultProxy } from '#testing/fault-proxy'
import { startTestHub, type TestHub } from '#testing/hub'
import { openHubLine } from '#testing/hub-line'
import { evidenceBytes } from '#testing/sealed-evidence'
import { type SimulatedDesk, simulatedDesk } from '#testing/simulated-desk'
import { until } from '#testing/until'
import { readHubKeys } from '../../sync-server/keys/hub-keys.ts'
import { systemClock } from '../replication/clock.ts'
import type { HubConnection } from '../replication/hub-connection.ts'
import { type EvidenceChannel, startEvidence } from './evidence-channel.ts'
import { openEvidenceShelf } from './evidence-shelf.ts'
import { createEvidenceReader } from './fetch-evidence.ts'
import { findEvidenceAnswer } from './find-evidence-answer.ts'
import { pouchRotations } from './pouch-rotations.ts'

/*
 * A desk with its real store, replication and evidence over a line that can fail, and a whole hub whose post office is at work.
 * IndexedDB is played in memory; in a browser the same is shown by e2e/evidence.e2e.ts.
 */
let hub: TestHub
let proxy: FaultProxy
let code = ''
let next = 0
let desk: SimulatedDesk
let channel: EvidenceChannel
/** Every upload of a document of evidence that began, by its id. */
const begun: string[] = []

beforeAll(async () => {
  hub = await startTestHub()
  proxy = await startFaultProxy(`${hub.url}/hub`)
})
afterAll(async () => {
  await proxy.close()
  await hub.close()
})
beforeEach(async () => {
  // Each test has a desk of its own: a running number is never given twice.
  code = hub.desks[next++]?.code ?? ''
  await start()
})
afterEach(async () => {
  proxy.fault = () => null
  proxy.offline = false
  begun.splice(0)
  await stop()
})

const org = () => code.slice(0, code.lastIndexOf('-'))

async function start(): Promise<void> {
  const line = await openLine(code)
  desk = simulatedDesk(code, { line, clock: systemClock, seed: next })
  await desk.start()
  const { store, replication } = desk
  channel = startEvidence({
    shelf: await openEvidenceShelf(pouchRotations(code)),
    connection: line,
    desk: code,
    org: org(),
    worker: () => `${org()}-w1`,
    clock: systemClock,
    random: () => 0,
    newId: () => crypto.randomUUID(),
    hubKey: () => readHubKeys(hub.folder).export.publicKey,
    facts: {
      isIdle() {
        const { phase, waiting } = replication().health()
        return phase === 'up-to-date' && waiting.count === 0
      },
      watch: (listener) => replication().watch(listener),
    },
    findAnswer: async (item) => findEvidenceAnswer(await store().factsOf(item.subject), item),
    onFailure: (error) => {
      throw error
    },
  })
}

async function stop(): Promise<void> {
  await channel.stop()
  await desk.stop()
}

function openLine(deskCode: string): Promise<HubConnection> {
  return openHubLine(hub, proxy.url, deskCode, (path, init) => {
    if (path.endsWith('-evidence/_bulk_docs')) begun.push(JSON.parse(String(init.body)).docs[0]._id)
  })
}

const keep = (bytes: number, subject: string) =>
  channel.keep({ bytes: evidenceBytes(bytes), mediaType: 'image/jpeg', subject })

async function register(): Promise<string> {
  return (await desk.register()).subject
}

const delivered = () => until(async () => channel.progress().waiting === 0)

async function idsAtHub(): Promise<readonly string[]> {
  const { body } = await askHub(hub.adminUrl, 'GET', `/${evidenceDatabase(org())}/_all_docs`)
  const rows = Object(body).rows as readonly { readonly id: string }[]
  return rows.map(({ id }) => id).filter((id) => id.includes(`:${code}:`) && /^(manifest|chunk):/.test(id))
}

const databasesLeft = async () =>
  (await indexedDB.databases()).filter(({ name }) => name?.includes(`evidence-${code}`))

test('another desk of the office opens it, to the last byte, and finds out what is not what was signed', async () => {
  const subject = await register()
  const reference = await keep(150_000, subject)
  await delivered()
  if (!reference) throw new Error('nothing was kept')
  const other = hub.desks.find((one) => one.org === org() && one.code !== code)?.code ?? ''
  const connection = await openLine(other)
  await connection.signIn()
  const stop = new AbortController().signal
  const reader = createEvidenceReader({ connection, desk: other, org: org(), clock: systemClock, stop })
  const fetched = await reader.fetchEvidence(reference)
  expect(fetched).toEqual({ outcome: 'fetched', bytes: evidenceBytes(150_000) })
  const otherHash = { ...reference, sha256: 'f'.repeat(64) }
  expect(await reader.fetchEvidence(otherHash)).toEqual({ outcome: 'altered' })
  const otherName = { ...reference, evidence: crypto.randomUUID() }
  expect(await reader.fetchEvidence(otherName)).toEqual({ outcome: 'not-there' })
  proxy.offline = true
  expect(await reader.fetchEvidence(reference)).toEqual({ outcome: 'no-hub' })
})

test('a photo is delivered, confirmed, and then gone from the disk', async () => {
  const subject = await register()
  const reference = await keep(300_000, subject)
  expect(reference).toMatchObject({ bytes: 300_000, mediaType: 'image/jpeg' })
  expect(await databasesLeft()).toHaveLength(1)
  await delivered()
  expect(await idsAtHub()).toHaveLength(6)
  expect(channel.progress()).toEqual({ waiting: 0, bytesLeft: 0, stuck: 0 })
  await until(async () => (await databasesLeft()).length === 0)
})

test('over a line that breaks again and again nothing is sent twice but what was under way', async () => {
  const subject = await register()
  let uploads = 0
  // In turn: let through, cut before the hub hears of it, done with nobody hearing of it.
  proxy.fault = ({ path }) => {
    if (!path.endsWith('-evidence/_bulk_docs')) return null
    uploads += 1
    return uploads % 3 === 1 ? null : uploads % 3 === 2 ? 'cut' : 'answer-lost'
  }
  await keep(400_000, subject)
  await delivered()
  expect(await idsAtHub()).toHaveLength(8)
  const times = begun.map((id) => begun.filter((other) => other === id).length)
  expect(Math.max(...times)).toBe(2)
})

test('a desk that was switched off in the middle goes on where it was', async () => {
  const subject = await register()
  proxy.fault = ({ path }) => (path.endsWith('-evidence/_bulk_docs') && begun.length > 3 ? 'cut' : null)
  await keep(400_000, subject)
  await until(async () => begun.length > 3)
  await stop()
  const before = await idsAtHub()
  expect(before.length).toBeGreaterThan(1)
  proxy.fault = () => null
  begun.splice(0)
  await start()
  expect(channel.progress().waiting).toBe(1)
  await delivered()
  expect(begun.filter((id) => before.includes(id))).toEqual([])
  expect(await idsAtHub()).toHaveLength(8)
})

test('facts go first, and a signature before a photo', async () => {
  proxy.offline = true
  const subject = await register()
  await keep(500_000, subject)
  const signature = await keep(9_000, subject)
  for (let count = 0; count < 20; count += 1) await register()
  let waitingAtFirstUpload = -1
  proxy.fault = ({ path }) => {
    if (path.includes('-evidence/') && waitingAtFirstUpload < 0)
      waitingAtFirstUpload = desk.replication().health().waiting.count
    return null
  }
  proxy.offline = false
  desk.replication().syncNow()
  await delivered()
  expect(waitingAtFirstUpload).toBe(0)
  expect(begun[0]).toBe(`manifest:${code}:${signature?.evidence}`)
})

test('a fact that is saved while a photo goes up does not wait for the photo', async () => {
  const subject = await register()
  // Each chunk takes its time; the facts' own requests do not.
  proxy.fault = ({ path }) => (path.endsWith('-evidence/_bulk_docs') ? 50 : null)
  await keep(2_000_000, subject)
  await until(async () => begun.length > 2)
  const bytesBefore = channel.progress().bytesLeft
  await register()
  await until(async () => desk.replication().health().waiting.count === 0)
  expect(channel.progress().bytesLeft).toBeGreaterThan(bytesBefore / 2)
  await delivered()
})

test('a hub without room for evidence leaves the facts as they are', async () => {
  await askHub(hub.adminUrl, 'DELETE', `/${evidenceDatabase(org())}`)
  const subject = await register()
  await keep(10_000, subject)
  await register()
  await until(async () => desk.replication().health().waiting.count === 0)
  expect(channel.progress()).toEqual({ waiting: 1, bytesLeft: 10_000, stuck: 0 })
})
