import { afterEach, expect, test, vi } from 'vitest'
import type { AnyFact } from '#domain/fact'
import type { FactBody } from '#domain/facts/fact-kinds'
import { memoryStorage } from '#testing/memory-storage'
import { sampleFacts, sampleId } from '#testing/sample-facts'
import { sampleResident, seededRandom } from '#testing/sample-residents'
import type { DeskStorage } from './desk-database.ts'
import type { NewFact } from './desk-store.ts'
import { type OpenedDeskStore, openDeskStore } from './open-desk-store.ts'
import type { RegistrationRow } from './registration-row.ts'

const DESK = '410202001-01'
const NOON = Date.UTC(2026, 2, 2, 4)

const open: OpenedDeskStore[] = []
afterEach(async () => {
  for (const store of open.splice(0)) await store.close()
})

async function openStore(
  storage: DeskStorage = memoryStorage(),
  changes: { now?: () => number } = {},
): Promise<OpenedDeskStore> {
  const random = seededRandom(7)
  const store = await openDeskStore({
    desk: DESK,
    org: '410202001',
    worker: () => 'worker:1',
    storage,
    now: () => NOON,
    newId: () => sampleId(NOON, random),
    deskKey: null,
    locks: navigator.locks,
    onFailure: (error) => expect.unreachable(String(error)),
    ...changes,
  })
  open.push(store)
  return store
}

async function closeStore(store: OpenedDeskStore): Promise<void> {
  open.splice(open.indexOf(store), 1)
  await store.close()
}

const people = seededRandom(3)

function registration(n: number, changes: Partial<FactBody<'resident-registered'>> = {}): NewFact {
  const subject = `registration:${sampleId(NOON + n, people)}`
  // A change of a few fields keeps the body's own standing.
  const body = { ...sampleResident(n, DESK, people), ...changes } as FactBody<'resident-registered'>
  return { subject, kind: 'resident-registered', body }
}

async function rosterOf(store: OpenedDeskStore): Promise<readonly RegistrationRow[]> {
  await store.findByDocument('everything projected so far')
  let rows: readonly RegistrationRow[] = []
  store.watchRoster((roster) => {
    rows = roster
  })()
  return rows
}

test('a saved fact has the desk, the worker, the wall clock and the next number', async () => {
  const store = await openStore()
  const fact = await store.append(registration(1))
  expect(fact).toMatchObject({ org: '410202001', desk: DESK, worker: 'worker:1', n: 1, schema: 2 })
  expect(new Date(fact.at).getTime()).toBe(NOON)
  expect(fact.id.startsWith(`${fact.subject}:`)).toBe(true)
  expect(await store.factsOf(fact.subject)).toEqual([fact])
})

test('facts saved at the same moment get numbers without gaps, in the order of asking', async () => {
  const store = await openStore()
  const facts = await Promise.all([1, 2, 3, 4, 5].map((n) => store.append(registration(n))))
  expect(facts.map((fact) => fact.n)).toEqual([1, 2, 3, 4, 5])
  expect(facts.map((fact) => fact.order)).toEqual(facts.map((fact) => fact.order).toSorted())
})

test('a body can quote its own number', async () => {
  const store = await openStore()
  await store.append(registration(1))
  const fact = await store.append((n) => registration(2, { provisionalNumber: `L-${n}` }))
  expect(fact.body.provisionalNumber).toBe('L-2')
})

test('a save that the disk refuses consumes no number and says why', async () => {
  const memory = memoryStorage()
  let full = false
  const disk: DeskStorage = {
    ...memory,
    createStorageInstance: async (params) => {
      const instance = await memory.createStorageInstance(params)
      const write = instance.bulkWrite.bind(instance)
      instance.bulkWrite = (rows, context) =>
        full && params.collectionName === 'facts'
          ? Promise.reject(new DOMException('no room', 'QuotaExceededError'))
          : write(rows, context)
      return instance
    },
  }
  const store = await openStore(disk)
  await store.append(registration(1))
  full = true
  await expect(store.append(registration(2))).rejects.toMatchObject({ reason: 'disk-full' })
  full = false
  expect((await store.append(registration(3))).n).toBe(2)
})

test('a desk that is opened again goes on counting where it stopped, even if its clock was set back', async () => {
  const storage = memoryStorage()
  const first = await openStore(storage)
  const before = await first.append(registration(1))
  await first.append(registration(2))
  await closeStore(first)
  const again = await openStore(storage, { now: () => NOON - 86_400_000 })
  const fact = await again.append(registration(3))
  expect(fact.n).toBe(3)
  expect(fact.order > before.order).toBe(true)
})

test('what is written after a fact from elsewhere sorts after it, whatever the clocks say', async () => {
  const storage = memoryStorage()
  const store = await openStore(storage)
  const [ahead] = sampleFacts('410202001-02', 1) as [AnyFact]
  const order = `${String(NOON + 1e9).padStart(15, '0')}.000000.other`
  await store.exchange.receive([{ ...ahead, order }])
  await closeStore(store)
  const again = await openStore(storage)
  expect((await again.append(registration(1))).order > order).toBe(true)
})

test('a second window of the same desk is refused until the first is closed', async () => {
  const storage = memoryStorage()
  const first = await openStore(storage)
  const impatient = { ...navigator.locks, request: navigator.locks.request.bind(navigator.locks) }
  vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(AbortSignal.abort())
  await expect(
    openDeskStore({
      desk: DESK,
      org: '410202001',
      worker: () => 'worker:1',
      storage,
      now: () => NOON,
      newId: () => 'x',
      deskKey: null,
      locks: impatient as unknown as LockManager,
      onFailure: () => undefined,
    }),
  ).rejects.toMatchObject({ reason: 'open-elsewhere' })
  await closeStore(first)
  await openStore(storage)
})

test('the roster is newest first and finds a person by document at once', async () => {
  const store = await openStore()
  const first = await store.append(registration(1))
  const second = await store.append(registration(2))
  const rows = await rosterOf(store)
  expect(rows.map((row) => row.subject)).toEqual([second.subject, first.subject])
  expect(await store.findByDocument(rows[0]?.documentKey ?? '')).toEqual(rows[0])
  expect(await store.findByDocument('nobody')).toBeNull()
  expect(rows[0]).toMatchObject({ status: 'waiting', desk: DESK })
})

test('the roster that was kept equals the roster folded again from the facts', async () => {
  const storage = memoryStorage()
  const store = await openStore(storage)
  for (let n = 1; n <= 3; n += 1) await store.append(registration(n))
  await store.exchange.receive(sampleFacts('410202001-02', 300))
  const kept = await rosterOf(store)
  expect(kept).toHaveLength(303)
  await closeStore(store)
  const again = await openStore(storage)
  expect(await rosterOf(again)).toEqual(kept)
  const progress: number[] = []
  await again.rebuildRoster(({ done, total }) => progress.push(done / total))
  expect(progress.at(-1)).toBe(1)
  const bySubject = (rows: readonly RegistrationRow[]) =>
    rows.toSorted((one, other) => (one.subject < other.subject ? -1 : 1))
  expect(bySubject(await rosterOf(again))).toEqual(bySubject(kept))
})

test('a damaged or missing roster is folded again at the next start', async () => {
  const storage = memoryStorage()
  const store = await openStore(storage)
  await store.append(registration(1))
  const kept = await rosterOf(store)
  await closeStore(store)
  const instance = [...storage.collectionStates.entries()].find(([name]) => name.includes('roster'))?.[1]
  for (const document of instance?.documents.values() ?? []) Object.assign(document, { text: '[{"subj' })
  expect(instance?.documents.size).toBe(1)
  expect(await rosterOf(await openStore(storage))).toEqual(kept)
})

test('a fact that comes twice is kept once, and one that the hub redacted replaces the one that was here', async () => {
  const store = await openStore()
  const facts = sampleFacts('410202001-02', 2)
  const [fact] = facts as [AnyFact]
  expect(await store.exchange.receive(facts)).toHaveLength(2)
  expect(await store.exchange.receive([...facts, fact])).toEqual([])
  const erased: AnyFact = { ...fact, body: {}, redacted: true }
  expect(await store.exchange.receive([erased])).toEqual([erased])
  expect(await store.factsOf(fact.subject)).toEqual([erased])
  expect((await rosterOf(store)).find((row) => row.subject === fact.subject)).toMatchObject({
    status: 'erased',
    fullName: '',
  })
})

test('a fact of an unknown kind and one of a newer schema are kept to the letter and shown as unreadable', async () => {
  const store = await openStore()
  const [one, other] = sampleFacts('410202001-02', 2) as [AnyFact, AnyFact]
  const unknown: AnyFact = {
    ...one,
    kind: 'star-awarded',
    body: { __stars: 3, '|odd': [null, { deep: '星' }] },
  }
  const newer: AnyFact = { ...other, schema: 99 }
  await store.exchange.receive([unknown, newer])
  expect(await store.factsOf(unknown.subject)).toEqual([unknown])
  expect((await rosterOf(store)).map((row) => row.status)).toEqual(['unreadable', 'unreadable'])
})

test('own facts that come back from the hub to an empty disk are not numbered a second time', async () => {
  const store = await openStore()
  await store.exchange.receive(sampleFacts(DESK, 7))
  expect((await store.append(registration(8))).n).toBe(8)
})

test('a person is shown at once, also after somebody else was registered', async () => {
  const store = await openStore()
  const { subject } = await store.append(registration(1))
  await store.append(registration(2))
  const facts = await new Promise<readonly AnyFact[]>((resolve) => store.watchFactsOf(subject, resolve))
  expect(facts.map((fact) => fact.n)).toEqual([1])
})

test('a watcher of one person is called now, on their facts, and not on others', async () => {
  const store = await openStore()
  const fact = await store.append(registration(1))
  const seen: number[] = []
  const stop = store.watchFactsOf(fact.subject, (facts) => seen.push(facts.length))
  await vi.waitFor(() => expect(seen).toEqual([1]))
  await store.append(registration(2))
  await store.append({
    subject: fact.subject,
    kind: 'certificate-printed',
    body: { volunteerNumber: 'ZY1', form: 'paper' },
  })
  await vi.waitFor(() => expect(seen).toEqual([1, 2]))
  stop()
})

test('a draft is found again as it was last saved, and a removed one is gone', async () => {
  const storage = memoryStorage()
  const store = await openStore(storage)
  const draft = { id: 'draft:1', form: 'registration' as const, savedAt: '2026-03-02T12:00:00+08:00' }
  await Promise.all(
    ['张', '张秀', '张秀英'].map((fullName) => store.saveDraft({ ...draft, content: { fullName } })),
  )
  await store.saveDraft({ ...draft, id: 'draft:2', savedAt: '2026-03-02T12:01:00+08:00', content: null })
  await closeStore(store)
  const again = await openStore(storage)
  expect((await again.drafts()).map((found) => found.content)).toEqual([null, { fullName: '张秀英' }])
  await again.removeDraft('draft:1')
  expect((await again.drafts()).map((found) => found.id)).toEqual(['draft:2'])
  const left = [...storage.collectionStates.entries()].find(([name]) => name.includes('drafts'))?.[1]
  expect(JSON.stringify([...(left?.documents.values() ?? [])])).not.toContain('张秀英')
})

test('a corrupt draft is kept and shown with its raw text', async () => {
  const storage = memoryStorage()
  const store = await openStore(storage)
  await store.saveDraft({ id: 'draft:1', form: 'registration', savedAt: 'x', content: {} })
  await closeStore(store)
  const instance = [...storage.collectionStates.entries()].find(([name]) => name.includes('drafts'))?.[1]
  for (const document of instance?.documents.values() ?? [])
    Object.assign(document, { text: '{"form":"regi' })
  const again = await openStore(storage)
  expect(await again.drafts()).toEqual([
    { id: 'draft:1', form: 'registration', savedAt: '', content: '{"form":"regi' },
  ])
})
