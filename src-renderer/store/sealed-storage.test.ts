import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sampleFacts } from '#testing/sample-facts'
import { type DeskDatabase, type DeskStorage, openDeskDatabase } from './desk-database.ts'
import { dexieStorage } from './dexie-storage.ts'
import { type FactLog, openFactLog } from './fact-log.ts'
import { openKeyedTexts } from './keyed-texts.ts'
import { sealedStorage } from './sealed-storage.ts'
import { StoreFailure } from './store-failure.ts'
import { openTextSeal, type TextSeal } from './text-seal.ts'

// IndexedDB in plain JavaScript is slow, and the machine may be busy.
vi.setConfig({ testTimeout: 30_000 })

const DESK = '410202001-01'
const others = sampleFacts('410202001-02', 300)
const own = sampleFacts(DESK, 5, { seed: 2 })

let name: string
let storage: DeskStorage
let database: DeskDatabase
let log: FactLog

beforeEach(async () => {
  name = `${DESK}-${crypto.randomUUID()}`
  storage = sealedStorage(dexieStorage(), await makeSeal())
  database = await openDeskDatabase(name, storage)
  log = await openFactLog(database.facts, DESK)
})
afterEach(() => database.close())

async function makeSeal(): Promise<TextSeal> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  return openTextSeal(key)
}

/** Closes the desk and opens its disk without the key, as a thief would. */
async function withOpenDisk(job: (raw: DeskDatabase) => Promise<void>): Promise<void> {
  await database.close()
  const raw = await openDeskDatabase(name, dexieStorage())
  await job(raw)
  await raw.close()
  database = await openDeskDatabase(name, storage)
}

test('facts of every way in come back by every way out', async () => {
  const [fact] = others as [(typeof others)[number]]
  await log.append(async () => own[0] as (typeof own)[number])
  const [first] = await log.receive(others.slice(0, 10))
  await log.receive(others)
  await log.receive([{ ...fact, redacted: true, body: {} }])
  expect(await log.factsOf(fact.subject)).toEqual([{ ...fact, redacted: true, body: {} }])
  expect(await log.factsById([others[7]?.id ?? ''])).toEqual([others[7]])
  expect((await log.ownAfter(0, 9)).map(({ text }) => JSON.parse(text)._id)).toEqual([own[0]?.id])
  const read: string[] = []
  for await (const page of log.everything(70)) read.push(...page.map(({ id }) => id))
  expect(read).toHaveLength(301)
  const later: string[] = []
  for await (const { facts } of log.arrivalsAfter(first?.writtenAt ?? 0, 60)) {
    later.push(...facts.map(({ id }) => id))
  }
  expect(new Set(later)).toEqual(new Set([fact.id, ...others.slice(10).map(({ id }) => id)]))
})

test('no name, number or phone of anybody lies on the disk in the open', async () => {
  await log.receive(others)
  await openKeyedTexts(database.drafts).put([{ key: 'registration:1', text: '{"fullName":"王秀英"}' }])
  await withOpenDisk(async (raw) => {
    const texts = openKeyedTexts(raw.drafts)
    expect(await texts.find('registration:1')).not.toContain('王秀英')
    const records = await raw.facts.storageInstance.findDocumentsById(
      others.map(({ id }) => id),
      false,
    )
    const disk = JSON.stringify(records)
    for (const { body } of others) {
      const { fullName, document } = body as { fullName: string; document: { number: string } }
      expect(disk.includes(fullName)).toBe(false)
      expect(disk.includes(document.number)).toBe(false)
    }
  })
})

test('a fact put in the place of another is no fact', async () => {
  await log.receive(others.slice(0, 2))
  const [one, two] = others as [(typeof others)[number], (typeof others)[number]]
  await withOpenDisk(async ({ facts }) => {
    const { dexieTable } = await facts.storageInstance.internals
    const record = await dexieTable.get(one.id)
    await dexieTable.put({ ...record, id: two.id })
  })
  log = await openFactLog(database.facts, DESK)
  expect(await log.factsById([one.id])).toEqual([one])
  await expect(log.factsById([two.id])).rejects.toThrow(StoreFailure)
})

test('an open text smuggled onto the disk is not believed', async () => {
  const texts = openKeyedTexts(database.state)
  await texts.put([{ key: 'checkpoint:push', text: '5' }])
  await withOpenDisk(async ({ state }) => {
    const { dexieTable } = await state.storageInstance.internals
    const record = await dexieTable.get('checkpoint:push')
    await dexieTable.put({ ...record, text: '9' })
  })
  expect(await openKeyedTexts(database.state).find('checkpoint:push')).toBe('')
})

test('a small batch does not overtake the large one before it', async () => {
  const order: string[] = []
  const watched: TextSeal = {
    // The longer a text, the longer it takes.
    async seal(_, text) {
      await new Promise((resolve) => setTimeout(resolve, text.length))
      return text
    },
    open: async (_, text) => text,
  }
  const plain = dexieStorage()
  const listening: DeskStorage = {
    ...plain,
    async createStorageInstance(params) {
      const instance = await plain.createStorageInstance(params)
      const write = instance.bulkWrite.bind(instance)
      instance.bulkWrite = (rows, context) => {
        if (params.collectionName === 'drafts')
          order.push(...rows.map(({ document }) => String(Object(document).key)))
        return write(rows, context)
      }
      return instance
    },
  }
  const other = await openDeskDatabase(`${name}-order`, sealedStorage(listening, watched))
  await Promise.all([
    openKeyedTexts(other.drafts).put([{ key: 'large', text: 'x'.repeat(60) }]),
    openKeyedTexts(other.drafts).put([{ key: 'small', text: '' }]),
  ])
  await other.close()
  expect(order).toEqual(['large', 'small'])
})
