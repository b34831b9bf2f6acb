import { createRxDatabase, type RxCollection } from 'rxdb'
import { replicateCouchDB } from 'rxdb/plugins/replication-couchdb'
import { memoryStorage } from './memory-storage.ts'
import type { TestOffice } from './test-office.ts'

export interface Person {
  readonly id: string
  readonly name: string
  readonly phone: string
}

/** A desk as RxDB's own CouchDB plugin would make it: one editable document a person. For showing what it does wrong. */
export interface StockDesk {
  readonly people: RxCollection<Person>
  /** Errors that the plugin tells of. */
  readonly errors: unknown[]
  goOnline(): Promise<void>
  goOffline(): Promise<void>
  close(): Promise<void>
}

export async function openStockDesk(office: TestOffice): Promise<StockDesk> {
  const database = await createRxDatabase({
    name: `stock-${crypto.randomUUID()}`,
    storage: memoryStorage(),
    multiInstance: false,
  })
  const { people } = await database.addCollections<{ people: RxCollection<Person> }>({
    people: {
      schema: {
        version: 0,
        primaryKey: 'id',
        type: 'object',
        properties: {
          id: { type: 'string', maxLength: 100 },
          name: { type: 'string' },
          phone: { type: 'string' },
        },
        required: ['id'],
      },
    },
  })
  const errors: unknown[] = []
  let replication: ReturnType<typeof replicateCouchDB<Person>> | null = null
  return {
    people,
    errors,
    async goOnline() {
      replication = replicateCouchDB<Person>({
        replicationIdentifier: office.url,
        collection: people,
        url: `${office.url}/`,
        fetch: (input, init) =>
          fetch(input, { ...init, headers: { ...init?.headers, authorization: office.authorization } }),
        live: true,
        retryTime: 100,
        pull: { batchSize: 60, heartbeat: 1000 },
        push: { batchSize: 20 },
      })
      replication.error$.subscribe((error) => errors.push(error))
      await Promise.resolve()
    },
    async goOffline() {
      await replication?.cancel()
      replication = null
    },
    async close() {
      await replication?.cancel()
      await database.close()
    },
  }
}
