import { compileGuard, type Guard } from './guard.ts'
import type { Pouch, PouchMaker, StoredDocument } from './pouch.ts'

/** Who may open a database, as CouchDB's `_security` says it. */
export interface Security {
  readonly admins: Members
  readonly members: Members
}
interface Members {
  readonly names: readonly string[]
  readonly roles: readonly string[]
}

export interface Database {
  readonly name: string
  readonly pouch: Pouch
  /** Many are asked one by one: PouchDB opens a cursor for each key of its own bulk read, which takes six times as long. */
  findDocument(id: string): Promise<StoredDocument | null>
  security(): Promise<Security>
  putSecurity(security: Security): Promise<void>
  /** The validation functions of its design documents, compiled once. */
  guards(): Promise<readonly Guard[]>
  forgetGuards(): void
}

export interface Databases {
  find(name: string): Promise<Database | null>
  names(): Promise<readonly string[]>
  /** False where the database is already there. */
  create(name: string): Promise<boolean>
  destroy(name: string): Promise<boolean>
  /** Wakes everyone who waits for this database, and those who wait for any. */
  announceWrite(name: string): void
  onWrite(listener: (name: string) => void): () => void
  close(): Promise<void>
}

const SECURITY_ID = '_local/_security'
const NOBODY: Members = { names: [], roles: [] }

/** CouchDB 3 opens a new database to server admins alone. */
const CLOSED: Security = {
  admins: { names: [], roles: ['_admin'] },
  members: { names: [], roles: ['_admin'] },
}

function openDatabase(name: string, pouch: Pouch): Database {
  let security: Promise<Security> | null = null
  let guards: Promise<readonly Guard[]> | null = null
  return {
    name,
    pouch,
    async findDocument(id) {
      return pouch.get(id).catch((failure: { readonly status?: unknown }) => {
        if (failure.status === 404) return null
        throw failure
      })
    },
    security() {
      security ??= pouch.get(SECURITY_ID).then(
        (document) => ({ ...CLOSED, ...(document.security as Partial<Security>) }),
        () => CLOSED,
      )
      return security
    },
    async putSecurity(next) {
      const old = await pouch.get(SECURITY_ID).catch(() => null)
      const kept = { admins: { ...NOBODY, ...next.admins }, members: { ...NOBODY, ...next.members } }
      await pouch.put({ _id: SECURITY_ID, ...(old ? { _rev: old._rev } : {}), security: kept })
      security = null
    },
    guards() {
      guards ??= pouch
        .allDocs({ startkey: '_design/', endkey: '_design0', include_docs: true })
        .then(({ rows }) => rows.flatMap((row) => compileGuard(row.doc?.validate_doc_update)))
      return guards
    },
    forgetGuards() {
      guards = null
    },
  }
}

/** Every database below one folder, each opened once: leveldb lets one process hold a folder, and one handle is enough. */
export function openDatabases(maker: PouchMaker): Databases {
  const open = new Map<string, Database>()
  const listeners = new Set<(name: string) => void>()

  function hold(name: string): Database {
    const held = open.get(name) ?? openDatabase(name, new maker(name))
    open.set(name, held)
    return held
  }

  const databases: Databases = {
    async names() {
      return maker.allDbs()
    },
    async find(name) {
      const held = open.get(name)
      if (held) return held
      return (await maker.allDbs()).includes(name) ? hold(name) : null
    },
    async create(name) {
      if (await databases.find(name)) return false
      await hold(name).pouch.info()
      return true
    },
    async destroy(name) {
      const held = await databases.find(name)
      if (!held) return false
      open.delete(name)
      await held.pouch.destroy()
      return true
    },
    announceWrite(name) {
      for (const listener of listeners) listener(name)
    },
    onWrite(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      await Promise.all([...open.values()].map((database) => database.pouch.close()))
      open.clear()
    },
  }
  return databases
}
