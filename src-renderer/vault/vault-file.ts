import { VaultRecord } from './vault-record.ts'

/** One vault's record on the disk. */
export interface VaultFile {
  /** Null before the first worker. Rejects where something lies there that this version cannot read: it must never be written over. */
  find(): Promise<VaultRecord | null>
  /** False where there is one already: it is left as it is, because its key is what opens the store. */
  add(record: VaultRecord): Promise<boolean>
  /** Reads, changes and writes in one transaction; answers what was written. Rejects where there is none. */
  change(change: (record: VaultRecord) => VaultRecord): Promise<VaultRecord>
}

const STORE = 'vaults'

export async function openVaultFile(desk: string, databases: IDBFactory = indexedDB): Promise<VaultFile> {
  const database = await openDatabase(databases)

  /** One transaction; answers once it is on the disk. */
  function within<Value>(
    mode: IDBTransactionMode,
    work: (vaults: IDBObjectStore, answer: (value: Value) => void) => void,
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' })
      let answered: { readonly value: Value } | null = null
      transaction.oncomplete = () =>
        answered ? resolve(answered.value) : reject(new Error('the vault did not answer'))
      transaction.onabort = () => reject(transaction.error)
      work(transaction.objectStore(STORE), (value) => {
        answered = { value }
      })
    })
  }
  /** Reads the record, and answers what `then` makes of it. What it throws undoes the transaction. */
  function withRecord<Value>(
    mode: IDBTransactionMode,
    then: (record: VaultRecord | null, vaults: IDBObjectStore) => Value,
  ): Promise<Value> {
    return within<Value>(mode, (vaults, answer) => {
      const asked = vaults.get(desk)
      asked.onsuccess = () =>
        answer(then(asked.result === undefined ? null : VaultRecord.parse(asked.result), vaults))
    })
  }

  return {
    find: () => withRecord('readonly', (record) => record),
    add: (record) =>
      withRecord('readwrite', (present, vaults) => {
        if (present === null) vaults.add(record, desk)
        return present === null
      }),
    change: (change) =>
      withRecord('readwrite', (present, vaults) => {
        if (present === null) throw new Error('this desk has no vault')
        const changed = change(present)
        vaults.put(changed, desk)
        return changed
      }),
  }
}

function openDatabase(databases: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = databases.open('desk-vault', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
}
