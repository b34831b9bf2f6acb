/** The little of PouchDB that evidence uses; it brings no types of its own. */
declare module 'pouchdb-core' {
  export interface PouchDatabase {
    bulkDocs(docs: readonly object[], options: { readonly new_edits: false }): Promise<readonly object[]>
    get(id: string): Promise<object>
    allDocs(options: {
      readonly startkey: string
      readonly endkey: string
      readonly include_docs: true
    }): Promise<{ readonly rows: readonly { readonly doc?: unknown }[] }>
    destroy(): Promise<unknown>
    close(): Promise<void>
  }
  interface PouchMaker {
    new (name: string, options: { readonly adapter: 'idb' }): PouchDatabase
    plugin(plugin: unknown): PouchMaker
  }
  const PouchDB: PouchMaker
  export default PouchDB
}
declare module 'pouchdb-adapter-idb' {
  const plugin: unknown
  export default plugin
}
