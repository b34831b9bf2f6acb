import type { DeskStorage } from '../src-renderer/store/desk-database.ts'
import { type OpenedDeskStore, openDeskStore } from '../src-renderer/store/open-desk-store.ts'
import { memoryStorage } from './memory-storage.ts'

/** A desk of an organisation on a disk in memory; ids and clock are the same in every run. */
export function openMemoryDesk(
  org: string,
  storage: DeskStorage = memoryStorage(),
): Promise<OpenedDeskStore> {
  let made = 0
  return openDeskStore({
    desk: `${org}-01`,
    org,
    worker: () => `${org}-w1`,
    storage,
    now: () => Date.UTC(2026, 2, 3, 4),
    newId: () => {
      made += 1
      return `0198c2a4-0000-7000-a000-${String(made).padStart(12, '0')}`
    },
    deskKey: null,
    locks: navigator.locks,
    onFailure: (error) => {
      throw error
    },
  })
}
