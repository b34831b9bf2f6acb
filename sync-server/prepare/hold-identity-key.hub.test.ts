import { randomBytes } from 'node:crypto'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHub, type TestHub } from '#testing/hub'
import { connectHubStore } from '../hub-store.ts'
import { readHubKeys } from '../keys/hub-keys.ts'
import { sayWhyNot } from '../say-why-not.ts'
import { holdIdentityKey, WrongIdentityKey } from './hold-identity-key.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
})
afterAll(() => hub.close())

test('a hub whose identity key was lost does not start on the old register, and does again with the key', async () => {
  const key = join(hub.folder, 'keys', 'identity-hmac')
  await hub.stop()
  renameSync(key, `${key}.lost`)
  await expect(hub.start()).rejects.toThrow('before it was ready')
  renameSync(`${key}.lost`, key)
  await hub.start()
})

test('a second hub with a key of its own is refused, with what to do', async () => {
  const store = connectHubStore(() => hub.adminUrl)
  await expect(
    holdIdentityKey(store, hub.register, readHubKeys(hub.folder).identity),
  ).resolves.toBeUndefined()
  const failure = await holdIdentityKey(store, hub.register, randomBytes(32)).catch(
    (thrown: unknown) => thrown,
  )
  expect(failure).toBeInstanceOf(WrongIdentityKey)
  expect(sayWhyNot(failure, 0)).toMatch(/密钥.*--data/)
})
