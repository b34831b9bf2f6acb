import { z } from 'zod'
import { DeskIdentity, Enrolment } from '#contracts/enrolment'

/** What lies in the browser's own database: everything in the open but the credential. */
const KeptDesk = z.object({
  identity: DeskIdentity,
  iv: z.instanceof(Uint8Array),
  sealed: z.instanceof(ArrayBuffer),
})
const Credential = Enrolment.shape.credential
export type Credential = z.infer<typeof Credential>

/** The enrolments of this browser profile. A profile may hold several desks; each tab opens one. */
export interface SecretStore {
  findIdentity(deskCode: string): Promise<DeskIdentity | null>
  findCredential(deskCode: string): Promise<Credential | null>
  desks(): Promise<readonly DeskIdentity[]>
  keep(enrolment: Enrolment): Promise<void>
  /** The desk that was opened last, for a start without a name in the address. */
  findLastDesk(): Promise<string | null>
  rememberLastDesk(deskCode: string): Promise<void>
  /** HMAC-SHA-256 of bytes under a key that the browser keeps and never hands out. */
  bindToDevice(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
}

const KEY = 'credential-key'
const DEVICE_KEY = 'device-key'
const LAST_DESK = 'last-desk'

/**
 * Credentials are sealed with an AES-GCM key that the browser keeps and never hands out: a script may use it in this profile, but
 * not take it away, and a copy of the database files without the profile's keys is not enough.
 */
export async function openSecretStore(databases: IDBFactory = indexedDB): Promise<SecretStore> {
  const database = await openDatabase(databases)
  const read = (store: Store, key: string) => ask(database, store, 'readonly', (s) => s.get(key))
  const write = (store: Store, key: string, value: unknown) =>
    ask(database, store, 'readwrite', (s) => s.put(value, key))

  async function findDesk(deskCode: string): Promise<z.infer<typeof KeptDesk> | null> {
    const kept = KeptDesk.safeParse(await read('desks', deskCode))
    return kept.success ? kept.data : null
  }

  async function sealingKey(): Promise<CryptoKey> {
    const kept = await read('keys', KEY)
    if (kept instanceof CryptoKey) return kept
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ])
    await write('keys', KEY, made)
    return made
  }

  async function deviceKey(): Promise<CryptoKey> {
    const kept = await read('keys', DEVICE_KEY)
    if (kept instanceof CryptoKey) return kept
    const made = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    // Another tab may have been faster: what opens the vault is the key that lies on the disk.
    await ask(database, 'keys', 'readwrite', (s) => s.add(made, DEVICE_KEY)).catch(() => undefined)
    const settled = await read('keys', DEVICE_KEY)
    if (settled instanceof CryptoKey) return settled
    throw new Error('the browser keeps no key')
  }

  return {
    findIdentity: async (deskCode) => (await findDesk(deskCode))?.identity ?? null,
    async findCredential(deskCode) {
      const kept = await findDesk(deskCode)
      return kept ? openCredential(await sealingKey(), kept) : null
    },
    async desks() {
      const rows = z.array(z.unknown()).parse(await ask(database, 'desks', 'readonly', (s) => s.getAll()))
      return rows.flatMap((row) => {
        const kept = KeptDesk.safeParse(row)
        return kept.success ? [kept.data.identity] : []
      })
    },
    async keep(enrolment) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const text = new TextEncoder().encode(JSON.stringify(enrolment.credential))
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await sealingKey(), text)
      await write('desks', enrolment.desk.code, { identity: DeskIdentity.parse(enrolment), iv, sealed })
    },
    async findLastDesk() {
      const last = await read('keys', LAST_DESK)
      return typeof last === 'string' ? last : null
    },
    rememberLastDesk: (deskCode) => write('keys', LAST_DESK, deskCode).then(() => undefined),
    bindToDevice: async (bytes) => new Uint8Array(await crypto.subtle.sign('HMAC', await deviceKey(), bytes)),
  }
}

/** Null where the key is not the one it was sealed with: the profile's keys were reset, and the desk must be enrolled again. */
async function openCredential(key: CryptoKey, kept: z.infer<typeof KeptDesk>): Promise<Credential | null> {
  try {
    const iv = new Uint8Array(kept.iv)
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, kept.sealed)
    return Credential.parse(JSON.parse(new TextDecoder().decode(text)))
  } catch {
    return null
  }
}

type Store = 'desks' | 'keys'

function openDatabase(databases: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = databases.open('desk-host', 1)
    opening.onupgradeneeded = () => {
      for (const store of ['desks', 'keys'] satisfies Store[]) opening.result.createObjectStore(store)
    }
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
}

/** One request in a transaction of its own; answers once it is on the disk, not when it was merely accepted. */
function ask(
  database: IDBDatabase,
  store: Store,
  mode: IDBTransactionMode,
  request: (store: IDBObjectStore) => { readonly result: unknown },
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: 'strict' })
    const asked = request(transaction.objectStore(store))
    transaction.oncomplete = () => resolve(asked.result)
    transaction.onerror = () => reject(transaction.error)
    transaction.onabort = () => reject(transaction.error)
  })
}
