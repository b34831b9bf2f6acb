import { wrappedKeyEncryptionCryptoJsStorage } from 'rxdb/plugins/encryption-crypto-js'
import { v7 as newId } from 'uuid'
import { type DeskDatabase, type DeskStorage, openDeskDatabase } from '../src-renderer/store/desk-database.ts'
import { dexieStorage } from '../src-renderer/store/dexie-storage.ts'
import { openFactLog } from '../src-renderer/store/fact-log.ts'
import { openDeskStore } from '../src-renderer/store/open-desk-store.ts'
import { sealedStorage } from '../src-renderer/store/sealed-storage.ts'
import { openTextSeal } from '../src-renderer/store/text-seal.ts'
import { type BindToDevice, unwrapKey, wrapKey } from '../src-renderer/vault/wrap-key.ts'
import { sampleFacts } from '../testing/sample-facts.ts'
import type { Contender } from './bench-line.ts'

/** Runs in a page of its own origin. Each answers milliseconds. */
declare global {
  var benchVault: {
    insert(who: Contender, round: number, registrations: number): Promise<number>
    read(who: Contender, round: number, registrations: number): Promise<number>
    /** From the secret to the roster: a secret is stretched where there is one. */
    unlock(who: Contender, round: number, registrations: number): Promise<number>
  }
}

const ORG = '410202099'
const SECRET = 'a passphrase of the benchmark'
/** Fixed, so that a page opened later reads what an earlier one wrote. */
const DATA_KEY = Uint8Array.from({ length: 32 }, (_, at) => at)

async function storageOf(who: Contender): Promise<DeskStorage> {
  if (who === 'crypto-js') return cryptoJsStorage()
  if (who === 'plain') return dexieStorage()
  const key = await crypto.subtle.importKey('raw', DATA_KEY, 'AES-GCM', false, ['encrypt', 'decrypt'])
  return sealedStorage(dexieStorage(), openTextSeal(key))
}

/** RxDB's own encryption over the same quickened storage, of the same field of the same tables. */
function cryptoJsStorage(): DeskStorage {
  const wrapped = wrappedKeyEncryptionCryptoJsStorage({ storage: dexieStorage() })
  return {
    ...wrapped,
    createStorageInstance: (params) =>
      'text' in params.schema.properties
        ? wrapped.createStorageInstance({
            ...params,
            password: SECRET,
            schema: { ...params.schema, encrypted: ['text'] },
          })
        : wrapped.createStorageInstance(params),
  }
}

/** As the browser edition binds a secret to its machine. */
async function makeBinding(): Promise<BindToDevice> {
  const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return async (bytes) => new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes))
}

function deskOf(who: Contender, round: number): string {
  return `${ORG}-${who}-${round}`
}

async function withDatabase(
  who: Contender,
  round: number,
  job: (database: DeskDatabase) => Promise<number>,
): Promise<number> {
  const database = await openDeskDatabase(deskOf(who, round), await storageOf(who))
  const took = await job(database)
  await database.close()
  return took
}

globalThis.benchVault = {
  insert: (who, round, registrations) =>
    withDatabase(who, round, async ({ facts }) => {
      const log = await openFactLog(facts, deskOf(who, round))
      const people = sampleFacts(`${ORG}-02`, registrations)
      const startedAt = performance.now()
      for (let start = 0; start < people.length; start += 1000) {
        await log.receive(people.slice(start, start + 1000))
      }
      return performance.now() - startedAt
    }),
  read: (who, round, registrations) =>
    withDatabase(who, round, async ({ facts }) => {
      const log = await openFactLog(facts, deskOf(who, round))
      const startedAt = performance.now()
      let read = 0
      for await (const page of log.everything(1000)) read += page.length
      const took = performance.now() - startedAt
      if (read !== registrations) throw new Error(`${read} of ${registrations} were read`)
      return took
    }),
  async unlock(who, round, registrations) {
    const bind = await makeBinding()
    const wrapped = await wrapKey(DATA_KEY, SECRET, 'bench', bind)
    const startedAt = performance.now()
    if (who === 'ours') await unwrapKey(wrapped, SECRET, 'bench', bind)
    const store = await openDeskStore({
      desk: deskOf(who, round),
      org: ORG,
      worker: () => 'bench',
      deskKey: null,
      storage: await storageOf(who),
      now: () => Date.now(),
      newId,
      locks: navigator.locks,
      onFailure: (error) => {
        throw error
      },
    })
    const took = await new Promise<number>((resolve) => {
      store.watchRoster((roster) => {
        if (roster.length === registrations) resolve(performance.now() - startedAt)
      })
    })
    await store.close()
    return took
  },
}
