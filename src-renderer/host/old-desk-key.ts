import { type DeskKey, toDeskKey } from '#contracts/seal-crypto'

const STORE = 'keys'

/**
 * The key of a desk from before keys were kept in the vault: no script can read its private half, so it cannot be moved there, and whoever
 * has the profile can sign with it. Null where there is none.
 */
export async function findOldDeskKey(
  deskCode: string,
  databases: IDBFactory = indexedDB,
): Promise<DeskKey | null> {
  const database = await openDatabase(databases)
  try {
    const kept = await get(database, deskCode)
    return isKeyPair(kept) ? await toDeskKey(kept) : null
  } finally {
    database.close()
  }
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

function get(database: IDBDatabase, deskCode: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asked = database.transaction(STORE, 'readonly').objectStore(STORE).get(deskCode)
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}
