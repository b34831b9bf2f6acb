import type { RxCollection, RxJsonSchema } from 'rxdb'
import { createSerialQueue } from './serial-queue.ts'
import { pagesBy, writeStored } from './stored-documents.ts'

/** A text under a key: all that drafts, refusals, checkpoints and roster pages need from a table. */
export interface KeyedText {
  readonly key: string
  readonly text: string
}

export const KEYED_TEXTS: RxJsonSchema<KeyedText> = {
  version: 0,
  primaryKey: 'key',
  type: 'object',
  properties: { key: { type: 'string', maxLength: 200 }, text: { type: 'string' } },
  required: ['key', 'text'],
}

export interface KeyedTexts {
  find(key: string): Promise<string | null>
  /** In the order of their keys. */
  all(): Promise<readonly KeyedText[]>
  keys(): Promise<readonly string[]>
  /** All of them in one transaction. */
  put(entries: readonly KeyedText[]): Promise<void>
  remove(keys: readonly string[]): Promise<void>
}

export function openKeyedTexts(collection: RxCollection<KeyedText>): KeyedTexts {
  const { storageInstance } = collection
  const writes = createSerialQueue()
  return {
    async find(key) {
      const [found] = await storageInstance.findDocumentsById([key], false)
      return found?.text ?? null
    },
    async all() {
      const found: KeyedText[] = []
      for await (const page of pagesBy(collection, 'key', '', 500)) {
        found.push(...page.map(({ key, text }) => ({ key, text })))
      }
      return found
    },
    async keys() {
      const found: string[] = []
      for await (const page of pagesBy(collection, 'key', '', 500)) found.push(...page.map(({ key }) => key))
      return found
    },
    put: (entries) =>
      writes.run(async () => {
        await writeStored(storageInstance, 'key', entries)
      }),
    remove: (keys) =>
      writes.run(async () => {
        const present = await storageInstance.findDocumentsById([...keys], false)
        // RxDB keeps a removed record until its next cleanup: so its text goes at once.
        const gone = present.map(({ key }) => ({ key, text: '', _deleted: true }))
        await writeStored(storageInstance, 'key', gone)
      }),
  }
}
