import { getRxStorageMemory, type RxStorageMemory } from 'rxdb/plugins/storage-memory'

/** A disk of its own in memory: opening a desk on it again finds what was saved. (RxDB's own shares one among all who ask.) */
export function memoryStorage(): RxStorageMemory {
  return { ...getRxStorageMemory(), collectionStates: new Map() }
}
