import { createRxDatabase, type RxCollection } from 'rxdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import type { AnyFact } from '#domain/fact'

/** Facts as an RxDB application would usually keep them: whole documents in one Dexie collection. */
export async function openStockCollection(): Promise<RxCollection<AnyFact>> {
  const database = await createRxDatabase({
    name: 'bench',
    storage: getRxStorageDexie(),
    multiInstance: false,
    eventReduce: true,
  })
  const text = { type: 'string' } as const
  const { facts } = await database.addCollections<{ facts: RxCollection<AnyFact> }>({
    facts: {
      schema: {
        version: 0,
        primaryKey: 'id',
        type: 'object',
        properties: {
          id: { type: 'string', maxLength: 160 },
          subject: text,
          kind: text,
          schema: { type: 'integer' },
          org: text,
          desk: text,
          worker: text,
          n: { type: 'integer' },
          at: text,
          order: text,
          body: { type: 'object', additionalProperties: true },
        },
        required: ['id'],
      },
    },
  })
  return facts
}
