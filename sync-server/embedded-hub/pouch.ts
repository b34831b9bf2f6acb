import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** A document as CouchDB and PouchDB hand it out. */
export type StoredDocument = { readonly _id: string; readonly _rev?: string; readonly _deleted?: boolean } & {
  readonly [field: string]: unknown
}

export type WrittenRow =
  | { readonly ok: true; readonly id: string; readonly rev: string }
  | { readonly error: true; readonly id?: string; readonly name: string; readonly message: string }

interface AllDocsRow {
  readonly id?: string
  readonly key: string
  readonly error?: string
  readonly value?: { readonly rev: string; readonly deleted?: boolean }
  readonly doc?: StoredDocument | null
}

export interface ChangesAnswer {
  readonly results: readonly {
    readonly id: string
    readonly seq: number
    readonly deleted?: boolean
    readonly changes: readonly { readonly rev: string }[]
    readonly doc?: StoredDocument
  }[]
  readonly last_seq: number
}

/** The part of PouchDB that the embedded hub uses; the packages bring no types of their own. */
export interface Pouch {
  info(): Promise<{ readonly update_seq: number; readonly doc_count: number }>
  get(id: string): Promise<StoredDocument>
  put(document: object): Promise<{ readonly rev: string }>
  allDocs(options: object): Promise<{ readonly rows: readonly AllDocsRow[] }>
  bulkDocs(documents: { docs: readonly object[] }, options: object): Promise<readonly WrittenRow[]>
  changes(options: object): Promise<ChangesAnswer>
  /** Drops the content of every revision but the last. */
  compact(): Promise<unknown>
  destroy(): Promise<unknown>
  close(): Promise<void>
}

export interface PouchMaker {
  new (name: string): Pouch
  defaults(options: object): PouchMaker
  plugin(plugin: unknown): PouchMaker
  allDbs(): Promise<readonly string[]>
  setMaxListeners(listeners: number): void
}

export type PlainHandler = (request: IncomingMessage, response: ServerResponse) => void

const require = createRequire(import.meta.url)

/** PouchDB on leveldb in a folder of its own. */
export function createPouchMaker(folder: string): PouchMaker {
  const core = require('pouchdb-core') as PouchMaker
  const made = core
    .plugin(require('pouchdb-adapter-leveldb'))
    // express-pouchdb asks for views when it starts, although no desk uses any.
    .plugin(require('pouchdb-mapreduce'))
    .defaults({ prefix: join(folder, '/'), adapter: 'leveldb' })
  made.setMaxListeners(0)
  return made
}

/**
 * express-pouchdb's plain routes over these databases, without its accounts: those hash a password for every request and evaluate
 * the guard anew for every document. Who may do what is decided in front of it (`handle-request.ts`).
 */
export async function createPouchRoutes(maker: PouchMaker): Promise<PlainHandler> {
  type Routes = PlainHandler & { setPouchDB(maker: PouchMaker): Promise<void> }
  const build = require('express-pouchdb') as (options: object) => Routes
  const routes = build({
    mode: 'minimumForPouchDB',
    overrideMode: {
      // Views run a member's code inside the hub, and nothing here needs them.
      exclude: [
        'compression',
        'routes/temp-views',
        'routes/views',
        'routes/view-cleanup',
        'routes/session-stub',
      ],
    },
  })
  // Gives the maker `allDbs` as well; nothing may be opened before.
  await routes.setPouchDB(maker)
  return routes
}
