import { createRxDatabase, type RxCollection, type RxStorage } from 'rxdb'
import { FACT_RECORDS, type FactRecord } from './fact-record.ts'
import { KEYED_TEXTS, type KeyedText } from './keyed-texts.ts'
import { toStoreFailure } from './store-failure.ts'

/** The six tables of a desk. */
export interface DeskDatabase {
  readonly facts: RxCollection<FactRecord>
  readonly roster: RxCollection<KeyedText>
  readonly drafts: RxCollection<KeyedText>
  readonly refused: RxCollection<KeyedText>
  readonly state: RxCollection<KeyedText>
  readonly directory: RxCollection<KeyedText>
  close(): Promise<void>
}

/** RxDB's storage of any engine; wrapping it (encryption) is the seam to protect what lies on the disk. */
// biome-ignore lint/suspicious/noExplicitAny: RxDB's own parameters of a storage of any engine.
export type DeskStorage = RxStorage<any, any>

export async function openDeskDatabase(desk: string, storage: DeskStorage): Promise<DeskDatabase> {
  try {
    // One window owns a desk (desk-lock.ts), so nothing has to be told to other windows.
    const database = await createRxDatabase({
      name: `desk-${desk}`,
      storage,
      multiInstance: false,
      eventReduce: false,
    })
    const { facts, roster, drafts, refused, state, directory } = await database.addCollections<{
      facts: RxCollection<FactRecord>
      roster: RxCollection<KeyedText>
      drafts: RxCollection<KeyedText>
      refused: RxCollection<KeyedText>
      state: RxCollection<KeyedText>
      directory: RxCollection<KeyedText>
    }>({
      facts: { schema: FACT_RECORDS },
      roster: { schema: KEYED_TEXTS },
      drafts: { schema: KEYED_TEXTS },
      refused: { schema: KEYED_TEXTS },
      state: { schema: KEYED_TEXTS },
      directory: { schema: KEYED_TEXTS },
    })
    return {
      facts,
      roster,
      drafts,
      refused,
      state,
      directory,
      close: async () => {
        await database.close()
      },
    }
  } catch (error) {
    throw toStoreFailure(error)
  }
}
