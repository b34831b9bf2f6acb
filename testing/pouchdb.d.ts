/** The little of PouchDB that hazard tests and benchmarks drive; it brings no types of its own. */
interface PouchSync {
  on(event: 'denied' | 'paused' | 'active' | 'change', listener: (told: unknown) => void): PouchSync
  cancel(): void
}

interface PouchDatabase {
  put(document: { readonly _id: string; readonly [field: string]: unknown }): Promise<unknown>
  bulkDocs(documents: readonly object[]): Promise<unknown>
  info(): Promise<{ readonly doc_count: number }>
  sync(remote: PouchDatabase, options: { readonly live: boolean; readonly retry: boolean }): PouchSync
  destroy(): Promise<unknown>
}

interface PouchReplication {
  to(target: PouchDatabase, options?: object): Promise<{ readonly docs_written: number }>
  from(source: PouchDatabase, options?: object): Promise<{ readonly docs_written: number }>
}

interface PouchConstructor {
  new (
    name: string,
    options?: {
      readonly adapter?: string
      readonly fetch?: (url: string, init?: RequestInit) => Promise<Response>
    },
  ): PouchDatabase & { readonly replicate: PouchReplication }
  plugin(plugin: unknown): PouchConstructor
  fetch(url: string, init?: RequestInit): Promise<Response>
}

declare module 'pouchdb' {
  const PouchDB: PouchConstructor
  export default PouchDB
}
declare module 'pouchdb/dist/pouchdb.js' {
  const PouchDB: PouchConstructor
  export default PouchDB
}
