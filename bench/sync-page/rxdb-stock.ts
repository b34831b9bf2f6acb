import type { RxCollection } from 'rxdb'
import { replicateCouchDB } from 'rxdb/plugins/replication-couchdb'
import type { AnyFact } from '#domain/fact'
import { type BenchTask, expectCount, fetchAs, type SyncContender, timed } from './contender.ts'
import { openStockCollection } from './stock-collection.ts'

export const rxdbStock: SyncContender = {
  async push(task, facts) {
    const collection = await openStockCollection()
    await collection.bulkInsert([...facts])
    return timed(() => replicate(collection, task, { push: { batchSize: 1000 } }))
  },
  async pull(task) {
    const collection = await openStockCollection()
    const took = await timed(() => replicate(collection, task, { pull: { batchSize: 1000 } }))
    expectCount(await collection.count().exec(), task.count)
    return took
  },
}

async function replicate(
  collection: RxCollection<AnyFact>,
  { hubUrl, database, authorization }: BenchTask,
  direction: object,
): Promise<void> {
  const replication = replicateCouchDB<AnyFact>({
    replicationIdentifier: 'bench',
    collection,
    url: `${hubUrl}/${database}/`,
    // The plugin's type is that of the global `fetch`; it only ever gives a text address.
    fetch: ((address: string, init?: RequestInit) => fetchAs(authorization)(address, init)) as typeof fetch,
    live: false,
    ...direction,
  })
  replication.error$.subscribe((error) => console.error(error))
  await replication.awaitInitialReplication()
  await replication.cancel()
}
