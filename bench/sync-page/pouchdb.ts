import Pouch from 'pouchdb/dist/pouchdb.js'
import { toHubDocument } from '#contracts/hub-document'
import { type BenchTask, expectCount, fetchAs, type SyncContender, timed } from './contender.ts'

/** Ten times PouchDB's default: with it, PouchDB is at its fastest here. */
const OPTIONS = { batch_size: 1000 }

export const pouchdb: SyncContender = {
  async push(task, facts) {
    const local = new Pouch('bench', { adapter: 'idb' })
    await local.bulkDocs(facts.map(toHubDocument))
    return timed(async () => {
      const { docs_written } = await local.replicate.to(remoteOf(task), OPTIONS)
      expectCount(docs_written, facts.length)
    })
  },
  async pull(task) {
    const local = new Pouch('bench', { adapter: 'idb' })
    const took = await timed(() => local.replicate.from(remoteOf(task), OPTIONS))
    expectCount((await local.info()).doc_count, task.count)
    return took
  },
}

function remoteOf({ hubUrl, database, authorization }: BenchTask) {
  return new Pouch(`${hubUrl}/${database}`, { adapter: 'http', fetch: fetchAs(authorization) })
}
