import { type AskCouch, connectCouch } from './couch-requests.ts'
import { HubTrouble, isAboutDocuments, orOn } from './hub-trouble.ts'
import { inBatches } from './in-batches.ts'
import { createLately } from './lately-read.ts'
import { readRanges } from './read-ranges.ts'

/** A document as the hub keeps it. */
export type Stored = { readonly _id: string; readonly _rev: string } & { readonly [field: string]: unknown }
export type Unstored = { readonly _id: string; readonly _rev?: string } & {
  readonly [field: string]: unknown
}

export interface ChangedDocument {
  readonly id: string
  readonly deleted: boolean
  /** Null where it is deleted, or was not asked for. */
  readonly document: Stored | null
}

export interface Changes {
  readonly changes: readonly ChangedDocument[]
  readonly lastSeq: string
  /** How many more there are. */
  readonly pending: number
}

/**
 * The few things prepare and the post office ask of CouchDB. Small on purpose: a test puts itself between and stops the process
 * after any one write.
 */
export interface HubStore {
  find(database: string, id: string): Promise<Stored | null>
  /** Every document whose id begins so, in order of id. */
  findByPrefix(database: string, prefix: string): Promise<readonly Stored[]>
  /** Their ids alone. */
  findIds(database: string, prefix: string): Promise<readonly string[]>
  /** The id that sorts last among those that begin so. */
  findLastId(database: string, prefix: string): Promise<string | null>
  /** Writes a document that must not be there yet: the hub's way of claiming something. */
  create(database: string, document: Unstored): Promise<'created' | 'exists'>
  /** Replaces the revision that was read; `conflict` where somebody else was faster. */
  replace(database: string, document: Stored): Promise<'replaced' | 'conflict'>
  remove(database: string, document: Stored): Promise<void>
  /**
   * Writes documents under the revisions that they have, as a replication does, and passes over what is there or was removed. Answers
   * the ids of those that it wrote.
   */
  copy(database: string, documents: readonly Stored[]): Promise<readonly string[]>
  /** What was written after `since`; of ids that are not `wanted` no document is fetched. */
  changes(database: string, since: string, limit: number, wanted?: (id: string) => boolean): Promise<Changes>
  /** Resolves as soon as any database was written to after `since` (`now`: the present), with their names. */
  databaseUpdates(
    since: string,
    signal: AbortSignal,
  ): Promise<{ readonly databases: readonly string[]; readonly lastSeq: string }>
  /** Has CouchDB drop every earlier revision's content, which a replaced document leaves on its disk. Done in CouchDB's own time. */
  compact(database: string): Promise<void>
  createDatabase(name: string): Promise<'created' | 'exists'>
  putSecurity(name: string, security: object): Promise<void>
  databases(): Promise<readonly string[]>
}

/** Documents in one request. CouchDB takes a thousand in three times the time of a hundred. */
const LARGEST_BATCH = 1000

/** Heartbeat of the hub's own long-poll. A line that is silent for longer is dead. */
const HEARTBEAT_MS = 15_000

interface WrittenRow {
  readonly error?: string
}

interface Row {
  readonly id: string
  readonly value: { readonly rev: string }
}

function perDatabase<Made>(make: (database: string) => Made): (database: string) => Made {
  const made = new Map<string, Made>()
  return (database) => {
    const found = made.get(database) ?? make(database)
    made.set(database, found)
    return found
  }
}

/** A hub at the URL that `url` answers at the moment. */
export function connectHubStore(url: () => string): HubStore {
  const ask = connectCouch(url)
  // The post office asks for one document at a time in many lanes; CouchDB is quickest when they travel together.
  const findOf = perDatabase((db) =>
    inBatches<string, Stored | null>(
      LARGEST_BATCH,
      (id) => id,
      (ids) => readDocuments(ask, db, ids),
    ),
  )
  const writeOf = perDatabase((db) =>
    inBatches<Unstored, 'written' | 'conflict'>(
      LARGEST_BATCH,
      ({ _id }) => _id,
      (documents) => writeDocuments(ask, db, documents),
    ),
  )
  const rowsOf = perDatabase((db) =>
    inBatches<string, readonly Row[]>(
      LARGEST_BATCH,
      (prefix) => prefix,
      (prefixes) => readRanges(prefixes, rangeRequests(ask, db)),
    ),
  )

  const lately = createLately()

  return {
    async find(database, id) {
      return findOf(database)(id)
    },
    async findByPrefix(database, prefix) {
      const rows = await rowsOf(database)(prefix)
      // What the feed has brought a moment ago is not fetched again; a document with the same revision is the same.
      const read = rows.map(
        ({ id, value: { rev } }) => lately.find(database, id, rev) ?? findOf(database)(id),
      )
      return (await Promise.all(read)).filter((document) => document !== null)
    },
    async findIds(database, prefix) {
      return (await rowsOf(database)(prefix)).map(({ id }) => id)
    },
    async findLastId(db, prefix) {
      const range = { startkey: `${prefix}\ufff0`, endkey: prefix }
      const query = { ...range, descending: true, limit: 1 }
      const { rows } = await ask<{ rows: readonly Row[] }>({ db, path: '_all_docs', query })
      return rows[0]?.id ?? null
    },
    async create(database, document) {
      return (await writeOf(database)(document)) === 'written' ? 'created' : 'exists'
    },
    async replace(database, document) {
      return (await writeOf(database)(document)) === 'written' ? 'replaced' : 'conflict'
    },
    async remove(database, { _id, _rev }) {
      // What somebody else has changed meanwhile is left to them.
      await writeOf(database)({ _id, _rev, _deleted: true })
    },
    copy: (database, documents) => copyDocuments(ask, database, documents),
    async changes(db, since, limit, wanted = () => true) {
      const { results, ...answer } = await ask<{
        results: readonly { id: string; deleted?: boolean }[]
        last_seq: unknown
        pending?: number
      }>({ db, path: '_changes', query: { since, limit } })
      const changes = results.map(async ({ id, deleted = false }) => {
        const document = deleted || !wanted(id) ? null : await findOf(db)(id)
        if (document) lately.keep(db, document)
        return { id, deleted, document }
      })
      return {
        changes: await Promise.all(changes),
        lastSeq: String(answer.last_seq),
        pending: answer.pending ?? 0,
      }
    },
    async databaseUpdates(since, signal) {
      const feed = since === 'now' ? 'normal' : 'longpoll'
      const query = { feed, since, heartbeat: HEARTBEAT_MS, timeout: 60_000 }
      const { results, last_seq: lastSeq } = await ask<{
        results: readonly { db_name: string }[]
        last_seq: unknown
      }>({ path: '_db_updates', query, signal })
      return { databases: results.map((row) => row.db_name), lastSeq: String(lastSeq) }
    },
    async compact(db) {
      await ask({ method: 'POST', db, path: '_compact', body: {} })
    },
    async createDatabase(name) {
      const made = ask({ method: 'PUT', path: encodeURIComponent(name) }).then(() => 'created' as const)
      return orOn(412, 'exists', made)
    },
    async putSecurity(db, body) {
      await ask({ method: 'PUT', db, path: '_security', body })
    },
    async databases() {
      return ask({ path: '_all_dbs' })
    },
  }
}

/** Many documents by `_bulk_get`: CouchDB looks for them two to five times as fast as by `_all_docs` with keys. */
async function readDocuments(
  ask: AskCouch,
  db: string,
  ids: readonly string[],
): Promise<readonly (Stored | null)[]> {
  const docs = ids.map((id) => ({ id }))
  const { results } = await ask<{ results: readonly { docs: readonly { ok?: Stored }[] }[] }>({
    method: 'POST',
    db,
    path: '_bulk_get',
    body: { docs },
  })
  return ids.map((_, index) => findWinner(results[index]?.docs ?? []))
}

/** Of revisions that a cluster could not decide between, the one that CouchDB shows everybody. */
function findWinner(revisions: readonly { readonly ok?: Stored }[]): Stored | null {
  const living = revisions.flatMap(({ ok }) => (ok && ok._deleted !== true ? [ok] : []))
  const height = ({ _rev }: Stored) => Number.parseInt(_rev, 10)
  const [winner] = living.toSorted(
    (one, other) => height(other) - height(one) || (one._rev < other._rev ? 1 : -1),
  )
  return winner ?? null
}

/** Each with an answer of its own. */
async function writeDocuments(
  ask: AskCouch,
  db: string,
  documents: readonly Unstored[],
): Promise<readonly Promise<'written' | 'conflict'>[]> {
  const write = async (docs: readonly Unstored[]) => {
    const rows = await ask<readonly WrittenRow[]>({ method: 'POST', db, path: '_bulk_docs', body: { docs } })
    return docs.map((_, index) => readWritten(rows[index]))
  }
  return write(documents).catch((failure) => {
    if (!isAboutDocuments(failure) || documents.length === 1) throw failure
    // CouchDB refuses all of them for one: alone, each has its own answer.
    return documents.map(async (document) => (await write([document]))[0] ?? readWritten(undefined))
  })
}

async function copyDocuments(
  ask: AskCouch,
  db: string,
  documents: readonly Stored[],
): Promise<readonly string[]> {
  const keys = documents.map(({ _id }) => _id)
  // Of a removed document this answers a row without an error. `_revs_diff` would call its first revision missing where it was compacted away.
  const { rows } = await ask<{ rows: readonly WrittenRow[] }>({
    method: 'POST',
    db,
    path: '_all_docs',
    body: { keys },
  })
  const docs = documents.filter((_, index) => rows[index]?.error === 'not_found')
  if (docs.length === 0) return []
  const body = { docs, new_edits: false }
  const refused = await ask<readonly WrittenRow[]>({ method: 'POST', db, path: '_bulk_docs', body })
  // CouchDB then names only what it did not take.
  if (refused.some(({ error }) => error !== undefined)) throw new HubTrouble({ statusCode: 500 })
  return docs.map(({ _id }) => _id)
}

/** A row that is neither is the trouble of its own document. */
async function readWritten(row: WrittenRow | undefined): Promise<'written' | 'conflict'> {
  if (row && row.error === undefined) return 'written'
  if (row?.error === 'conflict') return 'conflict'
  throw new HubTrouble({ statusCode: 500 })
}

function rangeRequests(ask: AskCouch, db: string) {
  const range = async (startkey: string, endkey: string, limit?: number) => {
    const query = { startkey, endkey, ...(limit === undefined ? {} : { limit }) }
    return (await ask<{ rows: readonly Row[] }>({ db, path: '_all_docs', query })).rows
  }
  return {
    range,
    async ranges(pairs: readonly (readonly [string, string])[]) {
      const [only, ...more] = pairs
      if (only && more.length === 0) return [await range(...only)]
      const queries = pairs.map(([startkey, endkey]) => ({ startkey, endkey }))
      const { results } = await ask<{ results: readonly { rows: readonly Row[] }[] }>({
        method: 'POST',
        db,
        path: '_all_docs/queries',
        body: { queries },
      })
      return results.map(({ rows }) => rows)
    },
  }
}
