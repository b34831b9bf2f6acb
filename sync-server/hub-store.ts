import nano from 'nano'
import { HubTrouble, isAboutDocuments, orOn, troubled } from './hub-trouble.ts'
import { inBatches } from './in-batches.ts'

/** A document as the hub keeps it. */
export type Stored = { readonly _id: string; readonly _rev: string } & { readonly [field: string]: unknown }
export type Unstored = { readonly _id: string; readonly _rev?: string } & {
  readonly [field: string]: unknown
}

export interface ChangedDocument {
  readonly id: string
  readonly deleted: boolean
  readonly document: Stored | null
}

/**
 * The few things prepare and the post office ask of CouchDB. Small on purpose: a test puts itself between and stops the process
 * after any one write.
 */
export interface HubStore {
  find(database: string, id: string): Promise<Stored | null>
  /** Every document whose id begins so, in order of id. */
  findByPrefix(database: string, prefix: string): Promise<readonly Stored[]>
  /** The id that sorts last among those that begin so. */
  findLastId(database: string, prefix: string): Promise<string | null>
  /** Writes a document that must not be there yet: the hub's way of claiming something. */
  create(database: string, document: Unstored): Promise<'created' | 'exists'>
  /** Replaces the revision that was read; `conflict` where somebody else was faster. */
  replace(database: string, document: Stored): Promise<'replaced' | 'conflict'>
  remove(database: string, document: Stored): Promise<void>
  changes(
    database: string,
    since: string,
    limit: number,
  ): Promise<{ readonly changes: readonly ChangedDocument[]; readonly lastSeq: string }>
  /** Resolves as soon as any database was written to after `since` (`now`: the present), with their names. */
  databaseUpdates(
    since: string,
    signal: AbortSignal,
  ): Promise<{ readonly databases: readonly string[]; readonly lastSeq: string }>
  createDatabase(name: string): Promise<'created' | 'exists'>
  putSecurity(name: string, security: object): Promise<void>
  databases(): Promise<readonly string[]>
}

/** Documents in one request. */
const LARGEST_BATCH = 100

function perDatabase<Made>(make: (database: string) => Made): (database: string) => Made {
  const made = new Map<string, Made>()
  return (database) => {
    const found = made.get(database) ?? make(database)
    made.set(database, found)
    return found
  }
}

function readCreated(error: string | undefined): 'created' | 'exists' {
  if (error === undefined) return 'created'
  if (error === 'conflict') return 'exists'
  throw new HubTrouble({ statusCode: 500 })
}

/** Heartbeat of the hub's own long-poll. A line that is silent for longer is dead. */
const HEARTBEAT_MS = 15_000

/**
 * A hub at the URL that `url` answers, asked anew for each request: the embedded hub may come back on another port.
 * The credential is part of the URL; nano keeps it out of its errors, and nothing here logs it.
 */
export function connectHubStore(url: () => string): HubStore {
  let connected = { url: url(), server: nano(url()) }
  const server = () => {
    if (connected.url !== url()) connected = { url: url(), server: nano(url()) }
    return connected.server
  }
  const use = (database: string) => server().use<Record<string, unknown>>(database)

  // The post office asks for one document at a time in many lanes; CouchDB is quickest when they travel together.
  const findOf = perDatabase((database) =>
    inBatches<string, Stored | null>(
      LARGEST_BATCH,
      (id) => id,
      async (keys) => {
        const { rows } = await troubled(use(database).fetch({ keys: [...keys] }))
        return rows.map((row) => ('doc' in row && row.doc ? (row.doc as Stored) : null))
      },
    ),
  )
  const createOf = perDatabase((database) =>
    inBatches<Unstored, 'created' | 'exists'>(
      LARGEST_BATCH,
      ({ _id }) => _id,
      async (documents) => {
        const write = async (docs: readonly Unstored[]) => {
          const rows = await troubled(use(database).bulk({ docs: [...docs] }))
          return rows.map((row) => readCreated(row.error))
        }
        return write(documents).catch((failure) => {
          if (!isAboutDocuments(failure) || documents.length === 1) throw failure
          // CouchDB refuses all of them for one: alone, each has its own answer.
          return documents.map(async (document) => (await write([document]))[0] ?? readCreated('no answer'))
        })
      },
    ),
  )

  return {
    async find(database, id) {
      return findOf(database)(id)
    },
    async findByPrefix(database, prefix) {
      const range = { startkey: prefix, endkey: `${prefix}\ufff0`, include_docs: true }
      const { rows } = await troubled(use(database).list(range))
      return rows.flatMap((row) => (row.doc ? [row.doc as Stored] : []))
    },
    async findLastId(database, prefix) {
      const range = { startkey: `${prefix}\ufff0`, endkey: prefix, descending: true, limit: 1 }
      const { rows } = await troubled(use(database).list(range))
      return rows[0]?.id ?? null
    },
    async create(database, document) {
      return createOf(database)(document)
    },
    async replace(database, document) {
      return orOn(
        409,
        'conflict',
        use(database)
          .insert(document)
          .then(() => 'replaced' as const),
      )
    },
    async remove(database, document) {
      await orOn(409, null, use(database).destroy(document._id, document._rev))
    },
    async changes(database, since, limit) {
      const answer = await troubled(use(database).changes({ since, limit, include_docs: true }))
      const changes = answer.results.map((row) => ({
        id: row.id,
        deleted: row.deleted === true,
        // nano types the rows without the document that `include_docs` brings.
        document: ((row as { doc?: Stored }).doc ?? null) as Stored | null,
      }))
      return { changes, lastSeq: String(answer.last_seq) }
    },
    async databaseUpdates(since, signal) {
      const feed = since === 'now' ? 'normal' : 'longpoll'
      // nano passes the signal on; its types do not know it.
      const request = {
        path: '_db_updates',
        qs: { feed, since, heartbeat: HEARTBEAT_MS, timeout: 60_000 },
        signal,
      }
      const answer = await troubled(server().request(request))
      const { results, last_seq: lastSeq } = answer as { results: { db_name: string }[]; last_seq: string }
      return { databases: results.map((row) => row.db_name), lastSeq: String(lastSeq) }
    },
    async createDatabase(name) {
      return orOn(
        412,
        'exists',
        server()
          .db.create(name)
          .then(() => 'created' as const),
      )
    },
    async putSecurity(name, security) {
      await troubled(server().request({ db: name, path: '_security', method: 'PUT', body: security }))
    },
    async databases() {
      return troubled(server().db.list())
    },
  }
}
