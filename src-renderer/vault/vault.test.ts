import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { openVault, type Unlocking, type Vault } from './vault.ts'
import { openVaultFile } from './vault-file.ts'
import { RECOVERY } from './vault-record.ts'
import type { BindToDevice } from './wrap-key.ts'

// A secret takes as long to stretch here as at a counter.
vi.setConfig({ testTimeout: 60_000 })

const NOON = Date.UTC(2026, 2, 2, 4)
const LI = { worker: 'li', secret: '246813' }
const WANG = { worker: 'wang', secret: '长江长江滚滚流 2026' }

let now = NOON
let desk: string
let vault: Vault

beforeEach(async () => {
  now = NOON
  desk = `410202001-01-${crypto.randomUUID()}`
  vault = await openAgain()
})

/** A machine with a secret of its own: the same bytes give the same answer on it, and another one elsewhere. */
function machine(secret: number): BindToDevice {
  return async (bytes) => bytes.map((byte) => byte ^ secret)
}

async function openAgain(bind: BindToDevice = machine(7)): Promise<Vault> {
  return openVault({ desk, file: await openVaultFile(desk), bind, now: () => now })
}

async function create(): Promise<{ key: CryptoKey; recoveryKey: string }> {
  const prepared = await vault.prepare(LI)
  const key = await prepared.keep()
  if (key === null) throw new Error('somebody was faster')
  return { key, recoveryKey: prepared.recoveryKey }
}

/** Whether both are the same key, which neither of them tells. */
async function opensWhatWasSealedWith(key: CryptoKey, unlocking: Unlocking): Promise<boolean> {
  if (unlocking.outcome !== 'open') return false
  const way = { name: 'AES-GCM', iv: new Uint8Array(12) }
  const sealed = await crypto.subtle.encrypt(way, key, new Uint8Array([1, 2, 3]))
  return crypto.subtle.decrypt(way, unlocking.key, sealed).then(
    () => true,
    () => false,
  )
}

test('a desk has no vault until the recovery key of its first worker was put away', async () => {
  expect(await vault.members()).toBeNull()
  const prepared = await vault.prepare(LI)
  expect(await vault.members()).toBeNull()
  expect(prepared.recoveryKey).toMatch(/^([2-9A-HJKMNP-Z]{4}-){7}[2-9A-HJKMNP-Z]{4}$/)
  await prepared.keep()
  expect(await vault.members()).toEqual(['li'])
})

test('of two first workers in two windows the second does not lock out the first', async () => {
  const other = await openAgain()
  const [one, two] = [await vault.prepare(LI), await other.prepare(WANG)]
  expect(await one.keep()).not.toBeNull()
  expect(await two.keep()).toBeNull()
  expect(await vault.members()).toEqual(['li'])
  expect((await vault.unlock(LI)).outcome).toBe('open')
})

test('the same key opens after every start, and nobody can read it out of the page', async () => {
  const { key } = await create()
  expect(key.extractable).toBe(false)
  const unlocking = await (await openAgain()).unlock(LI)
  expect(await opensWhatWasSealedWith(key, unlocking)).toBe(true)
  // Typed full-width by an input method, with a blank behind it: the same secret.
  expect((await vault.unlock({ ...LI, secret: '２４６８１３ ' })).outcome).toBe('open')
})

test('the right secret opens nothing on another machine; the recovery key does, and the worker chooses a new secret', async () => {
  const { key, recoveryKey } = await create()
  const moved = await openAgain(machine(8))
  expect((await moved.unlock(LI)).outcome).toBe('wrong')
  expect((await (await openAgain(async () => null)).unlock(LI)).outcome).toBe('wrong')
  const typed = recoveryKey.toLowerCase().replaceAll('-', ' ')
  const recovered = await moved.recover(typed, { ...LI, secret: '975318' })
  expect(await opensWhatWasSealedWith(key, recovered)).toBe(true)
  expect((await moved.unlock({ ...LI, secret: '975318' })).outcome).toBe('open')
  expect((await moved.unlock(LI)).outcome).toBe('wrong')
})

test('a machine without a safe place for secrets still has a vault, wrapped by the secret alone', async () => {
  vault = await openAgain(async () => null)
  const { key } = await create()
  expect(await opensWhatWasSealedWith(key, await vault.unlock(LI))).toBe(true)
  expect((await vault.unlock(WANG)).outcome).toBe('wrong')
})

test('a colleague lets a worker in by typing their own secret, and cannot take the name of one who has a secret', async () => {
  const { key } = await create()
  expect((await vault.letIn(WANG, { ...LI, secret: 'wrong' })).outcome).toBe('wrong')
  expect(await vault.members()).toEqual(['li'])
  expect(await opensWhatWasSealedWith(key, await vault.letIn(WANG, LI))).toBe(true)
  expect(await opensWhatWasSealedWith(key, await vault.unlock(WANG))).toBe(true)
  await expect(vault.letIn({ ...LI, secret: '135790' }, WANG)).rejects.toThrow('has a secret already')
  expect((await vault.unlock(LI)).outcome).toBe('open')
})

test('wrong secrets make the next try wait, longer each time, over a restart, and for that worker alone', async () => {
  await create()
  await vault.letIn(WANG, LI)
  const wrong = { ...LI, secret: '111222' }
  expect(await vault.unlock(wrong)).toEqual({ outcome: 'wrong', waitMs: 0 })
  expect(await vault.unlock(wrong)).toEqual({ outcome: 'wrong', waitMs: 0 })
  expect(await vault.unlock(wrong)).toEqual({ outcome: 'wrong', waitMs: 5000 })
  now += 3000
  const again = await openAgain()
  // Not even the right one is tried before the time.
  expect(await again.unlock(LI)).toEqual({ outcome: 'wait', waitMs: 2000 })
  expect(await again.waitOf('li')).toBe(2000)
  expect(await again.waitOf('wang')).toBe(0)
  now += 2000
  expect(await again.unlock(wrong)).toEqual({ outcome: 'wrong', waitMs: 10_000 })
  now += 10_000
  expect((await again.unlock(LI)).outcome).toBe('open')
  expect(await again.unlock(wrong)).toEqual({ outcome: 'wrong', waitMs: 0 })
})

test('a clock that was set back makes nobody wait for days', async () => {
  await create()
  for (let tries = 0; tries < 3; tries += 1) await vault.unlock({ ...LI, secret: 'wrong' })
  now -= 30 * 86_400_000
  expect(await vault.unlock(LI)).toEqual({ outcome: 'wait', waitMs: 5000 })
  now += 5000
  expect((await vault.unlock(LI)).outcome).toBe('open')
})

test('a wrong recovery key has waits of its own', async () => {
  await create()
  for (let tries = 0; tries < 3; tries += 1) await vault.recover('A'.repeat(32), LI)
  expect(await vault.waitOf(RECOVERY)).toBe(5000)
  expect((await vault.unlock(LI)).outcome).toBe('open')
})

test('what lies on the disk holds neither secret nor recovery key nor data key, and at least 600,000 rounds', async () => {
  const { recoveryKey } = await create()
  const record = await (await openVaultFile(desk)).find()
  const text = JSON.stringify(record, (_, value) =>
    value instanceof Uint8Array ? String.fromCharCode(...value) : value,
  )
  expect(text).not.toContain(LI.secret)
  expect(text).not.toContain(recoveryKey.slice(0, 9))
  expect(record?.workers.li?.rounds).toBeGreaterThanOrEqual(600_000)
  expect(record?.recovery.rounds).toBeGreaterThanOrEqual(600_000)
  // Wrapped: the key's 32 bytes and their tag.
  expect(record?.workers.li?.wrapped).toHaveLength(48)
})

test('who is not on the list of workers any more loses their way in', async () => {
  await create()
  await vault.letIn(WANG, LI)
  await vault.keepOnly(['wang', 'zhao'])
  expect(await vault.members()).toEqual(['wang'])
  expect((await vault.unlock(LI)).outcome).toBe('wrong')
  expect((await vault.unlock(WANG)).outcome).toBe('open')
})

test('a wrapped key that was moved to another worker’s place opens nothing', async () => {
  await create()
  const file = await openVaultFile(desk)
  await file.change((record) => {
    const { li } = record.workers
    if (li === undefined) throw new Error('nobody is there')
    return { ...record, workers: { ...record.workers, wang: li } }
  })
  expect((await vault.unlock({ worker: 'wang', secret: LI.secret })).outcome).toBe('wrong')
})

test('a lost recovery key is replaced by a worker with their own secret: the old one opens until the new is put away', async () => {
  const { key, recoveryKey } = await create()
  const fresh = { worker: 'li', secret: '975318' }
  expect(await vault.renewRecovery({ ...LI, secret: 'wrong' })).toEqual({ outcome: 'wrong', waitMs: 0 })
  expect((await vault.renewRecovery(WANG)).outcome).toBe('wrong')
  const renewing = await vault.renewRecovery(LI)
  if (renewing.outcome !== 'open') throw new Error('the right secret opens nothing')
  const { renewed } = renewing
  expect(renewed.recoveryKey).toMatch(/^([2-9A-HJKMNP-Z]{4}-){7}[2-9A-HJKMNP-Z]{4}$/)
  expect(renewed.recoveryKey).not.toBe(recoveryKey)

  // The plug is pulled while the new one is on the screen: nothing has changed.
  const again = await openAgain()
  expect((await again.recover(renewed.recoveryKey, fresh)).outcome).toBe('wrong')
  expect(await opensWhatWasSealedWith(key, await again.recover(recoveryKey, LI))).toBe(true)

  expect(await renewed.keep()).toBe(true)
  const after = await openAgain(machine(8))
  expect((await after.recover(recoveryKey, fresh)).outcome).toBe('wrong')
  expect(await opensWhatWasSealedWith(key, await after.recover(renewed.recoveryKey, fresh))).toBe(true)
  // Pressed twice it stays what it is.
  expect(await renewed.keep()).toBe(true)
})

test('a disk that refuses the new recovery key leaves the old one', async () => {
  const { key, recoveryKey } = await create()
  const file = await openVaultFile(desk)
  let full = false
  const failing = openVault({
    desk,
    file: {
      ...file,
      // Within the transaction, as a disk without room ends it: what was put is undone.
      change: (change) =>
        file.change((record) => {
          const changed = change(record)
          if (full) throw new Error('no room')
          return changed
        }),
    },
    bind: machine(7),
    now: () => now,
  })
  const renewing = await failing.renewRecovery(LI)
  if (renewing.outcome !== 'open') throw new Error('the right secret opens nothing')
  full = true
  await expect(renewing.renewed.keep()).rejects.toThrow()
  full = false
  expect(await opensWhatWasSealedWith(key, await vault.recover(recoveryKey, LI))).toBe(true)
  expect(await renewing.renewed.keep()).toBe(true)
  expect((await vault.recover(recoveryKey, LI)).outcome).toBe('wrong')
})

test('of two windows that renew the recovery key, the second is told that its sheet does not count', async () => {
  const { key } = await create()
  const other = await openAgain()
  const [one, two] = [await vault.renewRecovery(LI), await other.renewRecovery(LI)]
  if (one.outcome !== 'open' || two.outcome !== 'open') throw new Error('the right secret opens nothing')
  expect(await one.renewed.keep()).toBe(true)
  expect(await two.renewed.keep()).toBe(false)
  expect(await opensWhatWasSealedWith(key, await vault.recover(one.renewed.recoveryKey, LI))).toBe(true)
  expect((await vault.recover(two.renewed.recoveryKey, LI)).outcome).toBe('wrong')
})

test('a new recovery key ends the wait that wrong ones have made', async () => {
  const { key } = await create()
  for (let tries = 0; tries < 3; tries += 1) await vault.recover('A'.repeat(32), LI)
  const renewing = await vault.renewRecovery(LI)
  if (renewing.outcome !== 'open') throw new Error('the right secret opens nothing')
  await renewing.renewed.keep()
  expect(await vault.waitOf(RECOVERY)).toBe(0)
  const recovered = await vault.recover(renewing.renewed.recoveryKey, LI)
  expect(await opensWhatWasSealedWith(key, recovered)).toBe(true)
})

test('wrong secrets wait before a new recovery key is made, as they do at the door', async () => {
  await create()
  const wrong = { ...LI, secret: 'wrong' }
  for (let tries = 0; tries < 3; tries += 1) await vault.renewRecovery(wrong)
  expect(await vault.renewRecovery(LI)).toEqual({ outcome: 'wait', waitMs: 5000 })
  expect(await vault.unlock(LI)).toEqual({ outcome: 'wait', waitMs: 5000 })
})
