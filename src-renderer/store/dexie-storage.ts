import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import type { DeskStorage } from './desk-database.ts'

/**
 * IndexedDB through Dexie. `strict`: a save is answered when the disk has it, not when the system's buffer has it.
 * "Saved on this desk" must be true after a power cut too.
 */
export function dexieStorage(): DeskStorage {
  return getRxStorageDexie({ chromeTransactionDurability: 'strict' })
}
