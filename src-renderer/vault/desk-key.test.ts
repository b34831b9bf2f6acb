import 'fake-indexeddb/auto'
import { expect, onTestFinished, test, vi } from 'vitest'
import {
  createSignatureCheck,
  type DeskKey,
  makeDeskKeyBytes,
  makeDeskKeyPair,
  readDeskKey,
  sealMeansOf,
  toDeskKey,
} from '#contracts/seal-crypto'
import { sampleId } from '#testing/sample-facts'
import { sampleResident, seededRandom } from '#testing/sample-residents'
import { sealOf } from '#testing/trial-seals'
import { findOldDeskKey } from '../host/old-desk-key.ts'
import { openDeskDatabase } from '../store/desk-database.ts'
import { dexieStorage } from '../store/dexie-storage.ts'
import type { KeptSecrets } from '../store/kept-secrets.ts'
import { type OpenedDeskStore, openDeskStore } from '../store/open-desk-store.ts'
import { sealedStorage } from '../store/sealed-storage.ts'
import { openTextSeal, type TextSeal } from '../store/text-seal.ts'
import { openDeskKey } from './desk-key.ts'

// IndexedDB in plain JavaScript is slow, and the machine may be busy.
vi.setConfig({ testTimeout: 30_000 })

const NOON = Date.UTC(2026, 2, 2, 4)
const random = seededRandom(5)
const noOld = async () => null

async function makeSeal(): Promise<TextSeal> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  return openTextSeal(key)
}

/** A desk on a disk that is sealed, or was left open by an earlier version. */
function deskOn(desk: string, seal: TextSeal | null) {
  const storage = seal ? sealedStorage(dexieStorage(), seal) : dexieStorage()
  return {
    async open(deskKey: DeskKey | 'from the vault', findOld = () => findOldDeskKey(desk)) {
      const store = await openDeskStore({
        desk,
        org: '410202001',
        worker: () => '410202001-w1',
        storage,
        deskKey: deskKey === 'from the vault' ? (known) => openDeskKey(known, findOld) : deskKey,
        now: () => NOON,
        newId: () => sampleId(NOON, random),
        locks: navigator.locks,
        onFailure: (error) => expect.unreachable(String(error)),
      })
      const { close } = store
      let closing: Promise<void> | null = null
      store.close = () => (closing ??= close())
      onTestFinished(() => store.close())
      return store
    },
  }
}

const newDesk = () => `410202001-${crypto.randomUUID().slice(0, 8)}`

async function register(store: OpenedDeskStore) {
  return store.append((n) => ({
    subject: `registration:${sampleId(NOON + n, random)}`,
    kind: 'resident-registered',
    body: sampleResident(n, '410202001-01', random),
  }))
}

/** As the version before left it in the profile. */
async function keepOldKey(desk: string, pair: CryptoKeyPair): Promise<void> {
  // Makes the table that it lay in.
  await findOldDeskKey(desk)
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('desk-keys')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('keys', 'readwrite')
      transaction.objectStore('keys').put(pair, desk)
      transaction.oncomplete = () => {
        opening.result.close()
        resolve()
      }
    }
  })
}

test('a desk has one key for as long as its vault lives, and signs with it', async () => {
  const desk = deskOn(newDesk(), await makeSeal())
  const first = await desk.open('from the vault')
  const fact = await register(first)
  expect(sealOf(fact).key).toBe(first.sealKey)
  await first.close()
  const again = await desk.open('from the vault')
  expect(again.sealKey).toBe(first.sealKey)
  expect(sealOf(await register(again)).key).toBe(first.sealKey)
})

test('desks of one profile have keys of their own', async () => {
  const seal = await makeSeal()
  const [one, other] = await Promise.all([
    deskOn(newDesk(), seal).open('from the vault'),
    deskOn(newDesk(), seal).open('from the vault'),
  ])
  expect(one.sealKey).not.toBe(other.sealKey)
})

test('without the vault’s key the profile holds nothing to sign with', async () => {
  const desk = newDesk()
  const seal = await makeSeal()
  const store = await deskOn(desk, seal).open('from the vault')
  await register(store)
  const bytes = await store.secrets.find('desk-key')
  await store.close()
  const secret = Buffer.from(bytes ?? []).subarray(65)
  expect(secret.length).toBeGreaterThan(100)

  const raw = await openDeskDatabase(desk, dexieStorage())
  const disk = JSON.stringify(
    await Promise.all(
      [raw.facts, raw.state, raw.roster].map(async (table) => {
        const { dexieTable } = await table.storageInstance.internals
        return dexieTable.toArray()
      }),
    ),
  )
  await raw.close()
  expect(disk).toContain('secret:desk-key')
  for (const form of ['base64url', 'base64', 'latin1', 'hex'] as const)
    expect(disk).not.toContain(secret.subarray(40, 60).toString(form))
  expect(await findOldDeskKey(desk)).toBeNull()
  // With another vault's key, what lies there opens nothing: the thief's desk has a key of its own, which is a stranger's at the hub.
  const thief = await openDeskKey(
    { secrets: { find: async () => null, keep: async () => {} }, sealedWith: store.sealKey },
    () => findOldDeskKey(desk),
  )
  expect(thief.publicKey).not.toBe(store.sealKey)
})

test('a key is on the disk before it seals anything', async () => {
  const secrets: KeptSecrets = {
    find: async () => null,
    keep: () => Promise.reject(new Error('the disk is full')),
  }
  await expect(openDeskKey({ secrets, sealedWith: null }, noOld)).rejects.toThrow('the disk is full')
})

test('a desk from before goes on with its old key, over every start', async () => {
  const code = newDesk()
  const pair = await makeDeskKeyPair()
  const old = await toDeskKey(pair)
  await keepOldKey(code, pair)
  const desk = deskOn(code, await makeSeal())
  const before = await desk.open(old)
  await register(before)
  await before.close()
  for (let start = 0; start < 2; start += 1) {
    const store = await desk.open('from the vault')
    expect(store.sealKey).toBe(old.publicKey)
    expect(sealOf(await register(store)).key).toBe(old.publicKey)
    expect(await store.secrets.find('desk-key')).toBeNull()
    await store.close()
  }
})

test('a desk from before that has sealed nothing yet gets its key in the vault', async () => {
  const code = newDesk()
  const pair = await makeDeskKeyPair()
  await keepOldKey(code, pair)
  const store = await deskOn(code, await makeSeal()).open('from the vault')
  expect(store.sealKey).not.toBe((await toDeskKey(pair)).publicKey)
  expect(await store.secrets.find('desk-key')).not.toBeNull()
})

test('a key that somebody lays into the profile is not taken up, not even where the vault’s was taken away', async () => {
  const code = newDesk()
  const planted = await makeDeskKeyPair()
  const desk = deskOn(code, await makeSeal())
  const first = await desk.open('from the vault')
  await register(first)
  await keepOldKey(code, planted)
  await first.secrets.keep('desk-key', new Uint8Array([1, 2, 3]))
  await first.close()
  const again = await desk.open('from the vault')
  expect(again.sealKey).not.toBe((await toDeskKey(planted)).publicKey)
  // What it writes now shows: the hub knows the desk by another key.
  expect(again.sealKey).not.toBe(first.sealKey)
})

test('where this desk has sealed nothing, nothing beside its vault is looked at', async () => {
  let asked = false
  const secrets: KeptSecrets = { find: async () => null, keep: async () => {} }
  const { publicKey } = await openDeskKey({ secrets, sealedWith: null }, async () => {
    asked = true
    return null
  })
  expect(asked).toBe(false)
  expect(publicKey).toHaveLength(87)
})

test('the private half cannot be read out of the page', async () => {
  const imported: CryptoKey[] = []
  const { importKey } = crypto.subtle
  const watching = vi.spyOn(crypto.subtle, 'importKey').mockImplementation(async (...given) => {
    const key = await Reflect.apply(importKey, crypto.subtle, given)
    imported.push(key)
    return key
  })
  onTestFinished(() => watching.mockRestore())
  const key = await readDeskKey(await makeDeskKeyBytes())
  const [secret] = imported.filter(({ type }) => type === 'private')
  for (const format of ['pkcs8', 'jwk'] as const) {
    await expect(crypto.subtle.exportKey(format, secret as CryptoKey)).rejects.toThrow()
  }
  const signature = await sealMeansOf(key as DeskKey).sign('a statement')
  const verify = createSignatureCheck()
  expect(await verify('a statement', signature, key?.publicKey ?? '')).toBe(true)
  expect(await verify('another statement', signature, key?.publicKey ?? '')).toBe(false)
})

test.each([
  ['nothing', 0],
  ['a point alone', 65],
  ['one byte less', -1],
])('%s is no key', async (_title, length) => {
  expect(await readDeskKey((await makeDeskKeyBytes()).slice(0, length))).toBeNull()
})

test.each([
  ['no point of the curve', `B${'A'.repeat(86)}`],
  ['no base64url', '*'],
])('a key that is %s verifies nothing', async (_title, publicKey) => {
  expect(await createSignatureCheck()('a statement', 'A'.repeat(86), publicKey)).toBe(false)
})
