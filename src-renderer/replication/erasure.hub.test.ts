import 'fake-indexeddb/auto'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { evidenceDatabase, orgDatabase } from '#contracts/hub-databases'
import type { AnyFact } from '#domain/fact'
import { PlainDate } from '#domain/plain-date'
import { foldRegistration } from '#domain/registration/fold-registration'
import { askHub } from '#testing/ask-hub'
import { GIVEN_UP } from '#testing/consent-facts'
import { type FaultProxy, startFaultProxy } from '#testing/fault-proxy'
import { startTestHub, type TestHub } from '#testing/hub'
import { openHubLine } from '#testing/hub-line'
import { memoryStorage } from '#testing/memory-storage'
import { evidenceBytes } from '#testing/sealed-evidence'
import { type SimulatedDesk, simulatedDesk } from '#testing/simulated-desk'
import { until } from '#testing/until'
import { readHubKeys } from '../../sync-server/keys/hub-keys.ts'
import { type EvidenceChannel, startEvidence } from '../evidence/evidence-channel.ts'
import { openEvidenceShelf } from '../evidence/evidence-shelf.ts'
import { findEvidenceAnswer } from '../evidence/find-evidence-answer.ts'
import { pouchRotations } from '../evidence/pouch-rotations.ts'
import type { RegistrationRow } from '../store/registration-row.ts'
import { applyErasures } from './apply-erasures.ts'
import { systemClock } from './clock.ts'

/*
 * K-3, whole: a person is erased on every desk, also on one that was offline and edited them meanwhile. Real stores, real replication and
 * evidence, and a whole hub whose post office is at work; each desk has a line of its own.
 */
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub.close())

interface RunningDesk {
  readonly desk: SimulatedDesk
  readonly line: FaultProxy
  readonly evidence: EvidenceChannel
  /** Stops listening to erasures, as a desk does whose power goes before it has emptied anything. */
  loseErasures(): void
  stop(): Promise<void>
}

async function openDesk(code: string, storage = memoryStorage()): Promise<RunningDesk> {
  const line = await startFaultProxy(`${hub.url}/hub`)
  const connection = await openHubLine(hub, line.url, code)
  const desk = simulatedDesk(code, { line: connection, clock: systemClock, seed: 7, storage })
  await desk.start()
  const { store, replication } = desk
  const onFailure = (error: unknown): void => {
    throw error
  }
  const org = code.slice(0, code.lastIndexOf('-'))
  const evidence = startEvidence({
    ...{ connection, desk: code, org, clock: systemClock, onFailure },
    shelf: await openEvidenceShelf(pouchRotations(code)),
    worker: () => `${org}-w1`,
    random: () => 0,
    newId: () => crypto.randomUUID(),
    hubKey: () => readHubKeys(hub.folder).export.publicKey,
    facts: {
      isIdle: () => replication().health().phase === 'up-to-date',
      watch: (listener) => replication().watch(listener),
    },
    findAnswer: async (item) => findEvidenceAnswer(await store().factsOf(item.subject), item),
  })
  const loseErasures = applyErasures({
    erased: store().erased,
    sync: replication(),
    forgetEvidence: evidence.forget,
    onFailure,
  })
  let running = true
  async function stop(): Promise<void> {
    if (!running) return
    running = false
    loseErasures()
    await evidence.stop()
    await desk.stop()
    await line.close()
  }
  onTestFinished(stop)
  return { desk, line, evidence, loseErasures, stop }
}

/** Two desks of one office that no other test uses. */
function nextOffice(at: number): readonly [string, string] {
  const offices = Map.groupBy(hub.desks, ({ org }) => org)
  const pairs = [...offices.values()].filter(({ length }) => length > 1)
  const [first, second] = pairs[at] ?? []
  if (!first || !second) throw new Error('no such office')
  return [first.code, second.code]
}

const NAME = '欧阳无双'
const isWhole = (facts: readonly AnyFact[]) => facts.length > 0 && !facts.some(({ redacted }) => redacted)
const isEmptied = (facts: readonly AnyFact[]) =>
  facts.every(({ kind, redacted }) => redacted || kind === 'subject-redacted' || kind === 'erasure-confirmed')

async function ownTexts({ desk }: RunningDesk): Promise<string> {
  const facts = await desk.store().exchange.outgoingAfter(0, 1000)
  return JSON.stringify([facts, await desk.store().drafts(), rowOf(desk)])
}
function rowOf(desk: SimulatedDesk, subject?: string): readonly RegistrationRow[] {
  let rows: readonly RegistrationRow[] = []
  desk.store().watchRoster((all) => {
    rows = all
  })()
  return subject === undefined ? rows : rows.filter((row) => row.subject === subject)
}
const confirmedBy = (facts: readonly AnyFact[]) =>
  facts.filter(({ kind }) => kind === 'erasure-confirmed').map(({ desk }) => desk)

test('both desks of the office empty their copies, and what one of them wrote offline brings nobody back', async () => {
  const [oneCode, otherCode] = nextOffice(0)
  const one = await openDesk(oneCode)
  const other = await openDesk(otherCode)
  const { subject } = await one.desk.register({ fullName: NAME })
  const neighbour = await one.desk.register()
  await until(async () => isWhole(await other.desk.store().factsOf(subject)))

  other.line.offline = true
  await other.desk.store().append({
    subject,
    kind: 'resident-corrected',
    body: { changes: { fullName: `${NAME}丽` }, reason: 'misheard' },
  })
  const draft = {
    form: 'registration',
    savedAt: '2026-03-02T09:00:00Z',
    content: { fullName: NAME },
  } as const
  await other.desk.store().saveDraft({ id: subject, ...draft })
  await other.desk.store().saveDraft({ id: neighbour.subject, ...draft, content: {} })
  for (const about of [subject, neighbour.subject])
    await other.evidence.keep({ bytes: evidenceBytes(1000), mediaType: 'image/png', subject: about })

  await one.desk.store().append({
    subject,
    kind: 'registration-withdrawn',
    body: { ...GIVEN_UP, on: PlainDate.parse(GIVEN_UP.on), eraseAsked: true },
  })
  await until(async () => confirmedBy(await one.desk.store().factsOf(subject)).length === 1)
  expect(await ownTexts(one)).not.toContain(NAME)

  other.line.offline = false
  other.desk.replication().syncNow()
  for (const { desk } of [one, other]) {
    await until(async () => confirmedBy(await desk.store().factsOf(subject)).length === 2)
    const facts = await desk.store().factsOf(subject)
    expect(isEmptied(facts)).toBe(true)
    expect(foldRegistration(facts)).toMatchObject({ status: 'erased', resident: {} })
    await until(async () => rowOf(desk, subject)[0]?.status === 'erased')
    expect(rowOf(desk, subject)).toMatchObject([{ fullName: '', searchText: '', documentKey: '' }])
  }
  expect(await ownTexts(other)).not.toContain(NAME)
  expect((await other.desk.store().drafts()).map(({ id }) => id)).toEqual([neighbour.subject])
  // The correction took its number, so nothing looks lost; and the neighbour's photo arrives.
  await until(async () => other.evidence.progress().waiting === 0)
  const atHub = await askHub(
    hub.adminUrl,
    'GET',
    `/${evidenceDatabase(oneCode.slice(0, -3))}/_all_docs?include_docs=true`,
  )
  const manifests = (Object(atHub.body).rows as { doc: { subject?: string } }[]).flatMap(
    ({ doc }) => doc.subject ?? [],
  )
  expect(manifests).toEqual([neighbour.subject])
  const office = await askHub(
    hub.adminUrl,
    'GET',
    `/${orgDatabase(oneCode.slice(0, -3))}/_all_docs?include_docs=true`,
  )
  expect(JSON.stringify(office.body)).not.toContain(NAME)
  await until(async () => other.desk.replication().health().receipt?.missing.length === 0)
})

test('a desk whose power goes before it has emptied anything does so at its next start', async () => {
  const [oneCode, otherCode] = nextOffice(1)
  const one = await openDesk(oneCode)
  const disk = memoryStorage()
  const other = await openDesk(otherCode, disk)
  const { subject } = await one.desk.register({ fullName: NAME })
  await until(async () => isWhole(await other.desk.store().factsOf(subject)))
  other.loseErasures()
  const draft = {
    form: 'registration',
    savedAt: '2026-03-02T09:00:00Z',
    content: { fullName: NAME },
  } as const
  await other.desk.store().saveDraft({ id: subject, ...draft })
  await one.desk.store().append({
    subject,
    kind: 'registration-withdrawn',
    body: { ...GIVEN_UP, on: PlainDate.parse(GIVEN_UP.on), eraseAsked: true },
  })
  await until(async () => confirmedBy(await other.desk.store().factsOf(subject)).length === 1)
  expect(await ownTexts(other)).toContain(NAME)
  await other.stop()

  const again = await openDesk(otherCode, disk)
  await until(async () => confirmedBy(await again.desk.store().factsOf(subject)).length === 2)
  expect(await ownTexts(again)).not.toContain(NAME)
  expect(again.desk.store().erased.pending.get().size).toBe(0)
  // Once is enough, however often it starts.
  await again.stop()
  const later = await openDesk(otherCode, disk)
  await until(async () => later.desk.replication().health().phase === 'up-to-date')
  expect(confirmedBy(await later.desk.store().factsOf(subject))).toHaveLength(2)
})
