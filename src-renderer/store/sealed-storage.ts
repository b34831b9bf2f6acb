import type { RxStorageInstance } from 'rxdb'
import type { DeskStorage } from './desk-database.ts'
import { StoreFailure } from './store-failure.ts'
import type { TextSeal } from './text-seal.ts'

/** Any table of a desk: its records keep all that says anything in one text. */
interface TextRecord {
  readonly text: string
}
// biome-ignore lint/suspicious/noExplicitAny: RxDB's own parameters of a storage of any engine.
type TextInstance = RxStorageInstance<TextRecord, any, any>

/**
 * The same storage with every text sealed on its way to the disk and opened on its way back. Keys, running numbers and times stay as they
 * are: they are what records are found by, and name nobody. A text is bound to its table and key, so that a record cannot be put in
 * another's place.
 */
export function sealedStorage(storage: DeskStorage, seal: TextSeal): DeskStorage {
  return {
    name: storage.name,
    rxdbVersion: storage.rxdbVersion,
    async createStorageInstance(params) {
      const instance = await storage.createStorageInstance(params)
      // RxDB's own table, of collections and their schemas, has no text.
      if ('text' in params.schema.properties) sealTexts(instance as unknown as TextInstance, seal)
      return instance
    },
  }
}

/** What a text is bound to. */
export function buildPlace(table: string, key: string): string {
  return `${table}\n${key}`
}

function sealTexts(instance: TextInstance, seal: TextSeal): void {
  const write = instance.bulkWrite.bind(instance)
  const query = instance.query.bind(instance)
  const findDocumentsById = instance.findDocumentsById.bind(instance)
  const changedSince = instance.getChangedDocumentsSince?.bind(instance)
  const primaryKey = String(instance.schema.primaryKey)
  let before: Promise<unknown> = Promise.resolve()

  function placeOf(document: TextRecord): string {
    return buildPlace(instance.collectionName, document[primaryKey as keyof TextRecord])
  }
  async function sealed<Document extends TextRecord>(document: Document): Promise<Document> {
    return { ...document, text: await seal.seal(placeOf(document), document.text) }
  }
  async function opened<Document extends TextRecord>(document: Document): Promise<Document> {
    const text = await seal.open(placeOf(document), document.text)
    return { ...document, text: text ?? unreadable(instance.collectionName) }
  }

  instance.bulkWrite = (rows, context) => {
    const sealing = Promise.all(
      rows.map(async ({ previous, document }) => ({
        ...(previous && { previous }),
        document: await sealed(document),
      })),
    )
    // In the order in which they were asked for: a small batch must not overtake a large one, whose durability it answers for.
    const turn = before.then(() => sealing)
    before = turn.catch(() => undefined)
    return turn.then((sealedRows) => write(sealedRows, context))
  }
  instance.query = async (prepared) => {
    const { documents } = await query(prepared)
    return { documents: await Promise.all(documents.map(opened)) }
  }
  instance.findDocumentsById = async (ids, withDeleted) =>
    Promise.all((await findDocumentsById(ids, withDeleted)).map(opened))
  if (changedSince) {
    instance.getChangedDocumentsSince = async (limit, checkpoint) => {
      const changed = await changedSince(limit, checkpoint)
      return { ...changed, documents: await Promise.all(changed.documents.map(opened)) }
    }
  }
}

/**
 * A fact that cannot be opened stops its reader: no other text may pass for it. Every other table has readers that can do without: a page
 * of a list is folded again, a draft is called unreadable.
 */
function unreadable(table: string): string {
  if (table === 'facts') throw new StoreFailure('damaged', new Error('a fact cannot be opened'))
  return ''
}
