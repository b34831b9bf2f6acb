import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { createSignatureCheck, sealMeansOf } from '#contracts/seal-crypto'
import { openDeskKey } from './desk-key.ts'

test('a desk has one key for as long as its profile lives, and signs with it', async () => {
  const databases = new IDBFactory()
  const first = await openDeskKey('410202001-01', databases)
  const again = await openDeskKey('410202001-01', databases)
  expect(again.publicKey).toBe(first.publicKey)
  const verify = createSignatureCheck()
  const signature = await sealMeansOf(again).sign('a statement')
  expect(await verify('a statement', signature, first.publicKey)).toBe(true)
  expect(await verify('another statement', signature, first.publicKey)).toBe(false)
})

test('desks of one profile, and profiles of one desk, have keys of their own', async () => {
  const databases = new IDBFactory()
  const keys = await Promise.all([
    openDeskKey('410202001-01', databases),
    openDeskKey('410202001-02', databases),
    openDeskKey('410202001-01', new IDBFactory()),
  ])
  expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(3)
})

test('two windows that open a new desk at the same time agree on its key', async () => {
  const databases = new IDBFactory()
  const [one, other] = await Promise.all([
    openDeskKey('410202001-01', databases),
    openDeskKey('410202001-01', databases),
  ])
  expect(other.publicKey).toBe(one.publicKey)
})

test('the private half cannot be read out of the profile', async () => {
  const databases = new IDBFactory()
  await openDeskKey('410202001-01', databases)
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = databases.open('desk-keys')
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const kept = await new Promise<CryptoKeyPair>((resolve, reject) => {
    const asked = database.transaction('keys').objectStore('keys').get('410202001-01')
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  database.close()
  for (const format of ['pkcs8', 'jwk'] as const) {
    await expect(crypto.subtle.exportKey(format, kept.privateKey)).rejects.toThrow()
  }
})

test.each([
  ['no point of the curve', `B${'A'.repeat(86)}`],
  ['no base64url', '*'],
])('a key that is %s verifies nothing', async (_title, publicKey) => {
  expect(await createSignatureCheck()('a statement', 'A'.repeat(86), publicKey)).toBe(false)
})
