import { beforeAll, expect, onTestFinished, test } from 'vitest'
import type { DeskKey } from '#contracts/seal-crypto'
import type { AnyFact } from '#domain/fact'
import { startChainCheck } from '#domain/seal/verify-chain'
import { memoryStorage } from '#testing/memory-storage'
import { sampleFacts, sampleId } from '#testing/sample-facts'
import { sampleResident, seededRandom } from '#testing/sample-residents'
import { sealInTurn, sealOf, trialChecks, trialDeskKey } from '#testing/trial-seals'
import type { DeskStorage } from './desk-database.ts'
import type { NewFact } from './desk-store.ts'
import { type OpenedDeskStore, openDeskStore } from './open-desk-store.ts'

const DESK = '410202001-01'
const NOON = Date.UTC(2026, 2, 2, 4)
const random = seededRandom(11)
let deskKey: DeskKey

beforeAll(async () => {
  deskKey = await trialDeskKey()
})

async function open(storage: DeskStorage, key: DeskKey | null = deskKey): Promise<OpenedDeskStore> {
  const store = await openDeskStore({
    desk: DESK,
    org: '410202001',
    worker: () => '410202001-w1',
    storage,
    deskKey: key,
    now: () => NOON,
    newId: () => sampleId(NOON, random),
    locks: navigator.locks,
    onFailure: (error) => expect.unreachable(String(error)),
  })
  const close = store.close
  let closing: Promise<void> | null = null
  store.close = () => (closing ??= close())
  onTestFinished(() => store.close())
  return store
}

function registration(n: number): NewFact {
  const subject = `registration:${sampleId(NOON + n, random)}`
  return { subject, kind: 'resident-registered', body: sampleResident(n, DESK, random) }
}

async function checkChain(store: OpenedDeskStore, ...keys: readonly DeskKey[]) {
  const own = await store.exchange.outgoingAfter(0, 1000)
  const checking = startChainCheck(trialChecks({ [DESK]: keys.map(({ publicKey }) => publicKey) }))
  await checking.take(own.map(({ text }) => toFact(text)))
  return checking.end(store.exchange.lastNumber())
}

function toFact(text: string): AnyFact {
  const { _id, ...rest } = JSON.parse(text)
  return { id: _id, ...rest }
}

test('facts saved at the same moment are chained in the order of their numbers', async () => {
  const store = await open(memoryStorage())
  await Promise.all(Array.from({ length: 20 }, (_, n) => store.append(registration(n))))
  expect(await checkChain(store, deskKey)).toMatchObject({ facts: 20, sealed: 20, findings: [] })
})

test('the chain goes on over a restart, and over a new key with a word about it', async () => {
  const storage = memoryStorage()
  const first = await open(storage)
  await first.append(registration(1))
  await first.close()
  const again = await open(storage)
  await again.append(registration(2))
  await again.close()
  const newKey = await trialDeskKey()
  const later = await open(storage, newKey)
  const { id } = await later.append(registration(3))
  expect((await checkChain(later, deskKey, newKey)).findings).toEqual([{ finding: 'key-changed', n: 3, id }])
})

test('what was written before there were seals is left as it is, and the chain begins after it', async () => {
  const storage = memoryStorage()
  const older = await open(storage, null)
  const { seal } = await older.append(registration(1))
  expect(seal).toBeUndefined()
  await older.close()
  const store = await open(storage)
  expect(sealOf(await store.append(registration(2))).previous).toBeNull()
  await store.append(registration(3))
  expect(await checkChain(store, deskKey)).toMatchObject({ beforeSeals: 1, sealed: 2, findings: [] })
})

test('a fact that the disk refuses leaves no trace in the chain', async () => {
  const memory = memoryStorage()
  let full = false
  const store = await open({
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
  })
  await store.append(registration(1))
  full = true
  await expect(store.append(registration(2))).rejects.toMatchObject({ reason: 'disk-full' })
  full = false
  await store.append(registration(3))
  expect(await checkChain(store, deskKey)).toMatchObject({ facts: 2, sealed: 2, findings: [] })
})

test('a desk that gets its own facts back from the hub goes on where they end', async () => {
  const store = await open(memoryStorage())
  await store.exchange.receive(await sealInTurn(sampleFacts(DESK, 3), deskKey))
  expect((await store.append(registration(4))).n).toBe(4)
  expect(await checkChain(store, deskKey)).toMatchObject({ facts: 4, sealed: 4, findings: [] })
})

test('what comes from elsewhere keeps its seal to the letter, of a version to come too', async () => {
  const store = await open(memoryStorage())
  const [fact] = sampleFacts('410202001-02', 1)
  if (fact === undefined) throw new Error('no such sample')
  const arrived = { ...fact, seal: { v: 9, whatever: ['it', 'says'] } }
  await store.exchange.receive([arrived])
  expect(await store.factsOf(fact.subject)).toEqual([arrived])
})
