import type { RxStorageInstance } from 'rxdb'
import type { RxStorageInstanceDexie } from 'rxdb/plugins/storage-dexie'
import { type DeskDatabase, type DeskStorage, openDeskDatabase } from './desk-database.ts'
import { buildPlace } from './sealed-storage.ts'
import { isSealed, type TextSeal } from './text-seal.ts'

export interface SealingProgress {
  /** Records looked at so far, of how many. */
  readonly done: number
  readonly total: number
}

const TABLES = [
  'facts',
  'roster',
  'drafts',
  'refused',
  'state',
  'directory',
] as const satisfies (keyof DeskDatabase)[]
const RECORDS_AT_ONCE = 500

/**
 * Seals what an earlier version left on this disk in the open, in place, a page at a time. Killed anywhere, it goes on at the next start:
 * what is sealed is passed over. Records keep their revision and time, so nothing has to be folded again.
 * Nobody else may have the desk open.
 */
export async function sealOpenDisk(
  desk: string,
  storage: DeskStorage,
  seal: TextSeal,
  onProgress: (progress: SealingProgress) => void,
): Promise<void> {
  const database = await openDeskDatabase(desk, storage)
  try {
    const tables = await Promise.all(TABLES.map((name) => openTable(name, database[name].storageInstance)))
    const counts = await Promise.all(tables.map(({ records }) => records.count()))
    const total = counts.reduce((sum, count) => sum + count, 0)
    let done = 0
    for (const { name, primaryKey, records } of tables) {
      for (let after = ''; ; ) {
        const page: DiskRecord[] = await records.where(':id').above(after).limit(RECORDS_AT_ONCE).toArray()
        const last = page.at(-1)
        if (last === undefined) break
        const open = page.filter(({ text }) => !isSealed(text))
        const sealed = open.map(async (record) => ({
          ...record,
          text: await seal.seal(buildPlace(name, String(record[primaryKey])), record.text),
        }))
        await records.bulkPut(await Promise.all(sealed))
        after = String(last[primaryKey])
        done += page.length
        onProgress({ done, total })
      }
    }
  } finally {
    await database.close()
  }
}

interface DiskRecord {
  readonly text: string
  readonly [key: string]: unknown
}

/** The table itself, below RxDB, which would give every record a new revision and time. */
// biome-ignore lint/suspicious/noExplicitAny: RxDB's own parameters of a storage of any engine.
async function openTable(name: string, instance: RxStorageInstance<any, any, any>) {
  // The Dexie one: no other lies on a disk. RxDB wraps it, and hands on only what every storage has, and `internals`.
  const internals = instance.internals as RxStorageInstanceDexie<DiskRecord>['internals']
  const { dexieTable } = await internals
  return { name, primaryKey: String(instance.schema.primaryKey), records: dexieTable }
}
