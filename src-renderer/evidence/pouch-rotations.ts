import idb from 'pouchdb-adapter-idb'
import PouchDB, { type PouchDatabase } from 'pouchdb-core'

const Pouch = PouchDB.plugin(idb)

/** The local databases of one desk's evidence, by number. */
export interface Rotations {
  /** Numbers of those on this disk, ascending. */
  list(): Promise<readonly number[]>
  open(number: number): PouchDatabase
}

/** In this machine's IndexedDB, where PouchDB puts `_pouch_` before every name. */
export function pouchRotations(desk: string): Rotations {
  const name = (number: number) => `evidence-${desk}-${number}`
  return {
    async list() {
      const begin = `_pouch_${name(0).slice(0, -1)}`
      const numbers = (await indexedDB.databases()).flatMap(({ name: found = '' }) => {
        const rest = found.startsWith(begin) ? found.slice(begin.length) : ''
        return /^[1-9][0-9]{0,8}$/.test(rest) ? [Number(rest)] : []
      })
      return numbers.toSorted((one, other) => one - other)
    },
    open: (number) => new Pouch(name(number), { adapter: 'idb' }),
  }
}
