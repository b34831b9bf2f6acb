import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import type { DeskStorage } from './desk-database.ts'
import { quicken } from './quicken-dexie.ts'

type DexieSettings = NonNullable<Parameters<typeof getRxStorageDexie>[0]>
type Dexie = Parameters<NonNullable<DexieSettings['onCreate']>>[0]

/**
 * IndexedDB through Dexie. `strict`: a save is answered when the disk has it, not when the system's buffer has it.
 * "Saved on this desk" must be true after a power cut too.
 */
export function dexieStorage(): DeskStorage {
  const storage = getRxStorageDexie({
    chromeTransactionDurability: 'strict',
    onCreate: (database) => leaveOutIndexes(database),
  })
  return {
    name: storage.name,
    rxdbVersion: storage.rxdbVersion,
    createStorageInstance: async (params) => quicken(await storage.createStorageInstance(params)),
  }
}

/**
 * RxDB gives every table an index for cleaning up and one that repeats the primary key. Each costs a tenth of the speed of writing;
 * the first is for tombstones, of which a desk makes next to none, and `quicken` reads by the primary key itself.
 */
function leaveOutIndexes(database: Dexie): void {
  const version = database.version.bind(database)
  database.version = (number) => {
    const declared = version(number)
    const stores = declared.stores.bind(declared)
    declared.stores = (tables) => stores({ ...tables, docs: leaveOut(tables.docs ?? '') })
    return declared
  }
}

/** `id, [_deleted+id], …, [_meta.lwt+id], _meta.lwt` becomes `id, …, [_meta.lwt+id]`. */
function leaveOut(indexes: string): string {
  const [primary, ...others] = indexes.split(', ')
  return [
    primary,
    ...others.filter((index) => index !== `[_deleted+${primary}]` && index !== '_meta.lwt'),
  ].join(', ')
}
