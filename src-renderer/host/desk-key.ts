import { type DeskKey, makeDeskKeyPair, toDeskKey } from '#contracts/seal-crypto'

const STORE = 'keys'

/**
 * The key that seals what a desk writes, made where the desk is opened for the first time: both editions keep it in the profile, and no
 * script can read its private half. Enrolled again on this machine, the desk goes on with the same one.
 */
export async function openDeskKey(deskCode: string, databases: IDBFactory = indexedDB): Promise<DeskKey> {
  const database = await openDatabase(databases)
  try {
    return toDeskKey((await find(database, deskCode)) ?? (await keepNew(database, deskCode)))
  } finally {
    database.close()
  }
}

async function find(database: IDBDatabase, deskCode: string): Promise<CryptoKeyPair | null> {
  const kept = await ask(database, 'readonly', (store) => store.get(deskCode))
  return isKeyPair(kept) ? kept : null
}

/** Of two windows that open a new desk at once, the first one's key is the desk's. */
async function keepNew(database: IDBDatabase, deskCode: string): Promise<CryptoKeyPair> {
  const made = await makeDeskKeyPair()
  // What stands there and is no pair of keys is of no use to anybody.
  const kept = await ask(database, 'readwrite', (store) => {
    const asked = store.get(deskCode)
    asked.onsuccess = () => {
      if (!isKeyPair(asked.result)) store.put(made, deskCode)
    }
    return asked
  })
  return isKeyPair(kept) ? kept : made
}

function isKeyPair(kept: unknown): kept is CryptoKeyPair {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'privateKey' in kept &&
    'publicKey' in kept &&
    kept.privateKey instanceof CryptoKey &&
    kept.publicKey instanceof CryptoKey
  )
}

function openDatabase(databases: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = databases.open('desk-keys', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
}

/** One transaction; answers once it is on the disk. */
function ask(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  request: (store: IDBObjectStore) => { readonly result: unknown },
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode, { durability: 'strict' })
    const asked = request(transaction.objectStore(STORE))
    transaction.oncomplete = () => resolve(asked.result)
    transaction.onerror = () => reject(transaction.error)
    transaction.onabort = () => reject(transaction.error)
  })
}
