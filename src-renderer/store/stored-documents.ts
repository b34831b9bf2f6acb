import {
  getWrittenDocumentsFromBulkWriteResponse,
  type MangoQuery,
  normalizeMangoQuery,
  now,
  prepareQuery,
  type RxCollection,
  type RxDocumentData,
  type RxStorageInstance,
} from 'rxdb'
import { StoreFailure } from './store-failure.ts'

/** RxDB's own clock: Unix milliseconds with decimals, every reading later than the one before as long as the page is open. */
export function storeClock(): number {
  return now()
}

/** Named in RxDB's change events; it has no other meaning. */
const WRITER = 'desk-store'

/**
 * Said of a write that another one to the same table follows at once: it need not wait for the disk, because a table's transactions
 * reach the disk in their order, and the last one waits for all.
 */
export const MORE_FOLLOWS = 'desk-store: more follows'

/**
 * Reads and writes go to RxDB's storage layer: plain records without document objects, query caches and change
 * histories, which cost more than the disk does when 10,000 facts arrive. Hooks and storage wrappers (encryption) still apply.
 */
export async function findStored<Stored>(
  collection: RxCollection<Stored>,
  query: MangoQuery<Stored>,
): Promise<readonly RxDocumentData<Stored>[]> {
  const { schema } = collection.storageInstance
  // Every index begins with `_deleted`: a query that does not name it walks the whole table.
  const selector = { ...query.selector, _deleted: { $eq: false } }
  const whole = { ...query, selector } as MangoQuery<Stored>
  const prepared = prepareQuery(schema, normalizeMangoQuery(schema, whole))
  return (await collection.storageInstance.query(prepared)).documents
}

/** Every record in ascending order of one indexed field, above `after`, a page at a time: memory stays flat. */
export async function* pagesBy<Stored>(
  collection: RxCollection<Stored>,
  field: keyof Stored & string,
  after: string | number,
  limit: number,
): AsyncGenerator<readonly RxDocumentData<Stored>[], void> {
  for (let last: unknown = after; ; ) {
    const page = await findStored(collection, {
      selector: { [field]: { $gt: last } },
      sort: [{ [field]: 'asc' }],
      limit,
      // The field's name is a variable, which RxDB's query type cannot follow.
    } as unknown as MangoQuery<Stored>)
    const end = page.at(-1)
    if (!end) return
    yield page
    if (page.length < limit) return
    last = end[field as keyof typeof end]
  }
}

/**
 * The greatest number in an indexed field, 0 where there is none. RxDB answers a descending query by reading everything;
 * asking "is there one above x?" a few dozen times takes milliseconds with a million records.
 */
export async function findGreatest(isAnyAbove: (number: number) => Promise<boolean>): Promise<number> {
  if (!(await isAnyAbove(0))) return 0
  let below = 0
  let reach = 1
  while (await isAnyAbove(reach)) [below, reach] = [reach, reach * 2]
  while (reach - below > 1) {
    const middle = Math.floor((below + reach) / 2)
    if (await isAnyAbove(middle)) below = middle
    else reach = middle
  }
  return reach
}

/** What RxDB wants to be told of a record besides its fields; it fills in revision and time itself. */
const FRESH = { _deleted: false, _attachments: {}, _meta: { lwt: 1 }, _rev: '' }

/** Writes records in one transaction, over whatever was there, and answers when by RxDB's clock. Resolves when the disk has them. */
export async function writeStored<Stored extends object>(
  // biome-ignore lint/suspicious/noExplicitAny: RxDB's own parameters of a storage of any engine.
  storage: RxStorageInstance<Stored, any, any>,
  primaryKey: keyof Stored & string,
  records: readonly (Stored & { readonly _deleted?: boolean })[],
): Promise<number> {
  if (records.length === 0) return 0
  const keys = records.map((record) => String(record[primaryKey]))
  const present = new Map(
    (await storage.findDocumentsById(keys, true)).map((document) => [
      String(document[primaryKey as keyof typeof document]),
      document,
    ]),
  )
  const rows = records.map((record, index) => {
    const document = { ...FRESH, ...record } as RxDocumentData<Stored>
    const previous = present.get(keys[index] ?? '')
    return previous ? { previous, document } : { document }
  })
  const answer = await storage.bulkWrite(rows, WRITER)
  const [refused] = answer.error
  if (refused) throw new StoreFailure('unknown', new Error(`a record was refused with ${refused.status}`))
  const [written] = getWrittenDocumentsFromBulkWriteResponse(primaryKey, rows, answer)
  return written?._meta.lwt ?? 0
}

/** What an insertion did. */
export interface Insertion {
  /** Keys that were there already; they stay as they were. */
  readonly known: ReadonlySet<string>
  /** RxDB's time of writing: it only grows while a desk is open. The same for all records of one transaction. */
  readonly writtenAt: number
}

/** Inserts records in one transaction. Resolves when the disk has them; where more follows, when the last one has resolved. */
export async function insertStored<Stored extends object>(
  // biome-ignore lint/suspicious/noExplicitAny: RxDB's own parameters of a storage of any engine.
  storage: RxStorageInstance<Stored, any, any>,
  primaryKey: keyof Stored & string,
  records: readonly Stored[],
  moreFollows = false,
): Promise<Insertion> {
  const rows = records.map((record) => ({ document: { ...FRESH, ...record } as RxDocumentData<Stored> }))
  const answer = await storage.bulkWrite(rows, moreFollows ? MORE_FOLLOWS : WRITER)
  const other = answer.error.find((refused) => refused.status !== 409)
  if (other) throw new StoreFailure('unknown', new Error(`a record was refused with ${other.status}`))
  const [written] = getWrittenDocumentsFromBulkWriteResponse(primaryKey, rows, answer)
  return {
    known: new Set(answer.error.map((refused) => refused.documentId)),
    writtenAt: written?._meta.lwt ?? 0,
  }
}
