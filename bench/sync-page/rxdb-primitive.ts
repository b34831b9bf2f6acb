import type { RxReplicationWriteToMasterRow, WithDeleted } from 'rxdb'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { readHubDocument, toHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { packParcel } from '../../src-renderer/replication/parcel.ts'
import { readFeedPage } from '../../src-renderer/replication/read-feed.ts'
import { type BenchTask, expectCount, fetchAs, type SyncContender, timed } from './contender.ts'
import { openStockCollection } from './stock-collection.ts'

/** RxDB's replication primitive with requests like ours: what keeping its meta documents costs. Not a contender, a comparison. */
export const rxdbPrimitive: SyncContender = {
  async push(task, facts) {
    const collection = await openStockCollection()
    await collection.bulkInsert([...facts])
    return timed(() => replicate(collection, { push: { batchSize: 1000, handler: pusher(task) } }))
  },
  async pull(task) {
    const collection = await openStockCollection()
    const took = await timed(() =>
      replicate(collection, { pull: { batchSize: 1000, handler: puller(task) } }),
    )
    expectCount(await collection.count().exec(), task.count)
    return took
  },
}

type Collection = Awaited<ReturnType<typeof openStockCollection>>

async function replicate(collection: Collection, direction: object): Promise<void> {
  const replication = replicateRxCollection<AnyFact, { since: string }>({
    replicationIdentifier: 'bench',
    collection,
    live: false,
    ...direction,
  })
  replication.error$.subscribe((error) => console.error(error))
  await replication.awaitInitialReplication()
  await replication.cancel()
}

function pusher({ hubUrl, database, authorization }: BenchTask) {
  const request = fetchAs(authorization)
  return async (rows: RxReplicationWriteToMasterRow<AnyFact>[]): Promise<WithDeleted<AnyFact>[]> => {
    const facts = rows.map(({ newDocumentState: { _deleted, ...fact } }) => fact)
    const texts = facts.map((fact) => ({ id: fact.id, n: fact.n, text: JSON.stringify(toHubDocument(fact)) }))
    const { body, headers } = await packParcel(texts, { works: true })
    const answer = await request(`${hubUrl}/${database}/_bulk_docs`, { method: 'POST', body, headers })
    expectCount(((await answer.json()) as { ok?: boolean }[]).filter(({ ok }) => ok).length, facts.length)
    return []
  }
}

function puller({ hubUrl, database, authorization }: BenchTask) {
  const request = fetchAs(authorization)
  return async (checkpoint: { since: string } | undefined, limit: number) => {
    const since = checkpoint?.since ?? '0'
    const query = new URLSearchParams({ since, limit: String(limit), include_docs: 'true' })
    const answer = await request(`${hubUrl}/${database}/_changes?${query}`)
    const page = readFeedPage(await answer.json())
    if (!page) throw new Error('no feed')
    const facts = page.rows.flatMap(({ document }) => readHubDocument(document) ?? [])
    return {
      documents: facts.map((fact) => ({ ...fact, _deleted: false })),
      checkpoint: { since: page.lastSeq },
    }
  }
}
