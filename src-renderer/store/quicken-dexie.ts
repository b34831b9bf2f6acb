import {
  type BulkWriteRow,
  categorizeBulkWriteRows,
  getQueryMatcher,
  getSortComparator,
  type PreparedQuery,
  type RxDocumentData,
  type RxStorageBulkWriteResponse,
} from 'rxdb'
import {
  fromDexieToStorage,
  fromStorageToDexie,
  type RxStorageInstanceDexie,
} from 'rxdb/plugins/storage-dexie'
import { MORE_FOLLOWS } from './stored-documents.ts'

/**
 * Makes RxDB's Dexie storage as fast as IndexedDB is for records that are written once: new ones go in without being looked for
 * first, and ranges of the primary key are read in one piece instead of row by row. Everything else is RxDB's own doing.
 */
export function quicken<Stored>(instance: RxStorageInstanceDexie<Stored>): RxStorageInstanceDexie<Stored> {
  const write = instance.bulkWrite.bind(instance)
  const query = instance.query.bind(instance)
  const count = instance.count.bind(instance)

  instance.bulkWrite = async (rows, context) => {
    const isNew = rows.every(({ previous }) => previous === undefined)
    return (isNew ? await insert(instance, rows, context) : null) ?? write(rows, context)
  }
  instance.query = async (prepared) => {
    const range = primaryRange(instance, prepared)
    return range ? { documents: await readRange(instance, prepared, range) } : query(prepared)
  }
  instance.count = async (prepared) => {
    const range = primaryRange(instance, prepared)
    if (!range) return count(prepared)
    const { dexieDb, dexieTable } = await instance.internals
    // Tombstones would be counted too; only facts are counted here, and no fact is ever deleted.
    const counted = await ask(dexieDb, dexieTable, (records) => records.count(range))
    return { count: counted, mode: 'fast' }
  }
  return instance
}

/** Null where one of the records is there already: then nothing was written. */
async function insert<Stored>(
  instance: RxStorageInstanceDexie<Stored>,
  rows: BulkWriteRow<Stored>[],
  context: string,
): Promise<RxStorageBulkWriteResponse<Stored> | null> {
  const { dexieDb, dexieTable, booleanIndexes } = await instance.internals
  const sorted = categorizeBulkWriteRows<Stored>(
    instance,
    instance.primaryPath as never,
    new Map(),
    rows,
    context,
  )
  const records = sorted.bulkInsertDocs.map(({ document }) => fromStorageToDexie(booleanIndexes, document))
  const durability = context === MORE_FOLLOWS ? 'relaxed' : 'strict'
  const transaction = dexieDb.backendDB().transaction(dexieTable.name, 'readwrite', { durability })
  if (!(await addAll(transaction, transaction.objectStore(dexieTable.name), records))) return null
  const newest = sorted.newestRow?.document
  if (newest && sorted.eventBulk.events.length > 0) {
    sorted.eventBulk.checkpoint = { id: newest[instance.primaryPath], lwt: newest._meta.lwt }
    // biome-ignore lint/complexity/useLiteralKeys: private to TypeScript, and what RxDB's own bulkWrite does here.
    instance['changes$'].next(sorted.eventBulk)
  }
  return { error: sorted.errors }
}

/** False where a key is taken: then the transaction is undone. */
function addAll(
  transaction: IDBTransaction,
  table: IDBObjectStore,
  records: readonly unknown[],
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(true)
    transaction.onabort = () =>
      transaction.error?.name === 'ConstraintError' ? resolve(false) : reject(transaction.error)
    try {
      for (const record of records) table.add(record)
    } catch (error) {
      // What IndexedDB cannot keep at all: nothing of the batch is kept then.
      transaction.onabort = () => reject(error)
      transaction.abort()
    }
  })
}

/** The part of the primary key that a query asks for; null where it goes by another index. */
function primaryRange<Stored>(
  { primaryPath }: RxStorageInstanceDexie<Stored>,
  { queryPlan }: PreparedQuery<Stored>,
): IDBKeyRange | null {
  const [deleted, primary, ...more] = queryPlan.index
  if (deleted !== '_deleted' || primary !== primaryPath || more.length > 0) return null
  const { startKeys, endKeys, inclusiveStart, inclusiveEnd } = queryPlan
  const [from, to] = [startKeys[1], endKeys[1]]
  // RxDB's lowest key is a number, which IndexedDB sorts before every text: as it should be.
  return from === to ? IDBKeyRange.only(from) : IDBKeyRange.bound(from, to, !inclusiveStart, !inclusiveEnd)
}

async function readRange<Stored>(
  instance: RxStorageInstanceDexie<Stored>,
  { query, queryPlan }: PreparedQuery<Stored>,
  range: IDBKeyRange,
): Promise<RxDocumentData<Stored>[]> {
  const { dexieDb, dexieTable, booleanIndexes } = await instance.internals
  const matches = getQueryMatcher(instance.schema, query)
  const inOrder = queryPlan.sortSatisfiedByIndex && query.skip === 0
  const limit = query.limit ?? MOST
  const found: RxDocumentData<Stored>[] = []
  for (let rest = range; ; ) {
    const wanted = inOrder ? limit - found.length : MOST
    const part = rest
    const page: unknown[] = await ask(dexieDb, dexieTable, (records) => records.getAll(part, wanted))
    const documents = page.map(
      (record) => fromDexieToStorage(booleanIndexes, record) as RxDocumentData<Stored>,
    )
    found.push(...documents.filter((document) => matches(document)))
    const last = documents.at(-1)
    // Tombstones may have taken up places of the page.
    if (!last || page.length < wanted || (inOrder && found.length === limit)) break
    rest = IDBKeyRange.bound(last[instance.primaryPath], range.upper, true, range.upperOpen)
  }
  if (inOrder) return found
  return found.toSorted(getSortComparator(instance.schema, query)).slice(query.skip, query.skip + limit)
}

/** IndexedDB's own limit of a count. */
const MOST = 2 ** 32 - 1

type Internals = Awaited<RxStorageInstanceDexie<unknown>['internals']>

/** One question to IndexedDB itself, in a transaction of its own. */
function ask<Answer>(
  database: Internals['dexieDb'],
  table: Internals['dexieTable'],
  question: (records: IDBObjectStore) => IDBRequest<Answer>,
): Promise<Answer> {
  return database.transaction('r', table, ({ idbtrans }) => {
    const request = question(idbtrans.objectStore(table.name))
    return new Promise<Answer>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  })
}
