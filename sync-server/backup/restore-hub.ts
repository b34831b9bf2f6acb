import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import { HubTrouble } from '../hub-trouble.ts'
import type { Couch } from './ask-couch.ts'
import { type Progress, USERS_DATABASE } from './back-up-hub.ts'
import { type BackupLine, NotABackup, readBackup } from './backup-file.ts'
import { countDocuments, databaseNames, type KeptDocument, pathOf } from './hub-pages.ts'

/** The hub holds something already. Two hubs' records must never be mixed. */
export class HubNotEmpty extends Error {
  readonly databases: readonly string[]
  constructor(databases: readonly string[]) {
    super('the hub is not empty')
    this.name = 'HubNotEmpty'
    this.databases = databases
  }
}

/** A database does not hold what the backup holds. */
export class RestoredAmiss extends Error {
  readonly database: string
  constructor(database: string) {
    super('a database was not restored whole')
    this.name = 'RestoredAmiss'
    this.database = database
  }
}

export interface BackupContents {
  readonly madeAt: Date
  readonly databases: number
  readonly documents: number
}

/** Reads a backup to its end and counts. Rejects with `NotABackup`. */
export async function inspectBackup(path: string): Promise<BackupContents> {
  let contents: BackupContents = { madeAt: new Date(0), databases: 0, documents: 0 }
  for await (const line of readBackup(path)) {
    if ('backup' in line) contents = { ...contents, madeAt: new Date(line.madeAt) }
    if ('end' in line)
      contents = {
        ...contents,
        databases: contents.databases + 1,
        documents: contents.documents + line.documents,
      }
  }
  return contents
}

/**
 * Of the register, what only says how far the post office had come. It is left out, because feeds begin anew in a new database and the
 * register was read after the offices: the post office works through everything once more, finds its own results, and counts from
 * what is really there which facts of each desk the hub holds.
 */
const DERIVED = /^(checkpoint|ledger):/

/** Bytes of one request, roughly. */
const LARGEST_REQUEST = 4_000_000
const LARGEST_BATCH = 500

/**
 * Restores a backup into an empty CouchDB, every document under its own revision, and answers what was in it. Rejects with `HubNotEmpty`
 * or `NotABackup` before anything is written.
 */
export async function restoreHub(
  couch: Couch,
  path: string,
  { register, onProgress }: { readonly register: string; readonly onProgress: Progress },
): Promise<BackupContents> {
  await refuseUsedHub(couch, register)
  const contents = await inspectBackup(path)
  const of = contents.documents
  let done = 0
  let open: { readonly database: string; readonly security: object | null; written: number } | null = null
  let batch: KeptDocument[] = []
  let bytes = 0
  async function flush(): Promise<void> {
    if (open === null || batch.length === 0) return
    const refused = await couch.ask('POST', `${pathOf(open.database)}/_bulk_docs`, {
      docs: batch,
      new_edits: false,
    })
    // With `new_edits: false` CouchDB names only what it did not take.
    if (!Array.isArray(refused) || refused.length > 0) throw new RestoredAmiss(open.database)
    open.written += batch.length
    batch = []
    bytes = 0
    onProgress({ documents: done, of })
  }
  async function take(line: BackupLine): Promise<void> {
    if ('database' in line) {
      await createDatabase(couch, line.database)
      open = { ...line, written: 0 }
    } else if ('doc' in line) {
      done += 1
      if (open?.database === register && DERIVED.test(line.doc._id)) return
      batch.push(line.doc)
      bytes += JSON.stringify(line.doc).length
      if (batch.length >= LARGEST_BATCH || bytes >= LARGEST_REQUEST) await flush()
    } else if ('end' in line) {
      await flush()
      if (open === null || open.database !== line.end) throw new NotABackup()
      await finish(open)
    }
  }
  async function finish(one: NonNullable<typeof open>): Promise<void> {
    const { database, security, written } = one
    const held = await countDocuments(couch, database)
    // CouchDB's own design document of the users is there as well.
    if (database === USERS_DATABASE ? held < written : held !== written) throw new RestoredAmiss(database)
    // Last: until now the database was closed to everybody but administrators.
    if (security) await couch.ask('PUT', `${pathOf(database)}/_security`, security)
  }
  for await (const line of readBackup(path)) await take(line)
  return contents
}

async function createDatabase(couch: Couch, name: string): Promise<void> {
  await couch.ask('PUT', pathOf(name)).catch((failure) => {
    const isThere = failure instanceof HubTrouble && failure.statusCode === 412
    if (!(isThere && name === USERS_DATABASE)) throw failure
  })
}

async function refuseUsedHub(couch: Couch, register: string): Promise<void> {
  const names = await databaseNames(couch)
  const used = names.filter(
    (name) => name.startsWith('org-') || name === DIRECTORY_DATABASE || name === register,
  )
  if (names.includes(USERS_DATABASE)) {
    const query = `startkey="org.couchdb.user:"&limit=1`
    const { rows } = Object(await couch.ask('GET', `${pathOf(USERS_DATABASE)}/_all_docs?${query}`))
    if (Array.isArray(rows) && rows.length > 0) used.push(USERS_DATABASE)
  }
  if (used.length > 0) throw new HubNotEmpty(used)
}
