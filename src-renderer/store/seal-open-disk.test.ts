import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { openMemoryDesk } from '#testing/memory-desk'
import { sampleFacts } from '#testing/sample-facts'
import { openDeskDatabase } from './desk-database.ts'
import { dexieStorage } from './dexie-storage.ts'
import { openFactLog } from './fact-log.ts'
import { openKeyedTexts } from './keyed-texts.ts'
import { type SealingProgress, sealOpenDisk } from './seal-open-disk.ts'
import { sealedStorage } from './sealed-storage.ts'
import { openTextSeal, type TextSeal } from './text-seal.ts'

// IndexedDB in plain JavaScript is slow, and the machine may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const ORG = '410202001'
const facts = sampleFacts(`${ORG}-02`, 700)
let desk: string
let seal: TextSeal

/** A desk that an earlier version filled: facts, a draft, and a draft that was removed. */
beforeEach(async () => {
  desk = `${ORG}-${crypto.randomUUID()}`
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  seal = openTextSeal(key)
  const database = await openDeskDatabase(desk, dexieStorage())
  await (await openFactLog(database.facts, desk)).receive(facts)
  const drafts = openKeyedTexts(database.drafts)
  await drafts.put([
    { key: 'registration:1', text: '{"fullName":"王秀英"}' },
    { key: 'registration:2', text: '{}' },
  ])
  await drafts.remove(['registration:2'])
  await database.close()
})

async function recordsOnDisk(): Promise<readonly { text: string; id?: string; _meta: { lwt: number } }[]> {
  const database = await openDeskDatabase(desk, dexieStorage())
  const found = []
  for (const table of [database.facts, database.drafts]) {
    const { dexieTable } = await table.storageInstance.internals
    found.push(...(await dexieTable.toArray()))
  }
  await database.close()
  return found
}

async function expectEverythingThere(): Promise<void> {
  const database = await openDeskDatabase(desk, sealedStorage(dexieStorage(), seal))
  const log = await openFactLog(database.facts, desk)
  expect(await log.factsById(facts.map(({ id }) => id))).toEqual(facts)
  expect(await openKeyedTexts(database.drafts).all()).toEqual([
    { key: 'registration:1', text: '{"fullName":"王秀英"}' },
  ])
  await database.close()
}

test('what lay in the open is sealed in place, with its time, and counted', async () => {
  const before = await recordsOnDisk()
  const told: SealingProgress[] = []
  await sealOpenDisk(desk, dexieStorage(), seal, (progress) => told.push(progress))
  const after = await recordsOnDisk()
  expect(after.map(({ _meta }) => _meta)).toEqual(before.map(({ _meta }) => _meta))
  expect(after.every(({ text }) => text.startsWith('\u0001'))).toBe(true)
  expect(JSON.stringify(after)).not.toContain('王秀英')
  expect(told.at(-1)).toEqual({ done: 702, total: 702 })
  await expectEverythingThere()
})

test('killed in between, it goes on where it was, and nothing is lost or sealed twice', async () => {
  let sealed = 0
  const dying: TextSeal = {
    ...seal,
    async seal(place, text) {
      sealed += 1
      // The second page of facts is never written.
      if (sealed > 600) throw new Error('killed')
      return seal.seal(place, text)
    },
  }
  await expect(sealOpenDisk(desk, dexieStorage(), dying, () => undefined)).rejects.toThrow('killed')
  const halfway = await recordsOnDisk()
  expect(halfway.filter(({ text }) => text.startsWith('\u0001'))).toHaveLength(500)
  await sealOpenDisk(desk, dexieStorage(), seal, () => undefined)
  const done = await recordsOnDisk()
  expect(done.slice(0, 500).map(({ text }) => text)).toEqual(halfway.slice(0, 500).map(({ text }) => text))
  await expectEverythingThere()
})

test('a secret blob comes back as it was, and nobody’s is none', async () => {
  const { secrets, close } = await openMemoryDesk(ORG)
  const bytes = crypto.getRandomValues(new Uint8Array(200))
  expect(await secrets.find('signing-key')).toBeNull()
  await secrets.keep('signing-key', bytes)
  expect(await secrets.find('signing-key')).toEqual(bytes)
  await close()
})
