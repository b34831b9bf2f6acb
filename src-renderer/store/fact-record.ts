import type { RxJsonSchema } from 'rxdb'
import { readHubDocument, toHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'

/**
 * How a fact lies on the disk: its whole text, sealed once in the very form the hub gets it, beside the few fields
 * that are looked up. One string is copied to the disk several times faster than a nested object, is sent without being
 * written out again, cannot lose a field that this version does not know, and is the one field to encrypt.
 */
export interface FactRecord {
  /** The fact's id: begins with its subject, so facts about one subject are neighbours. */
  readonly id: string
  /** On this desk's own facts only. IndexedDB puts a record without it into no index on it, which RxDB allows for a nested field. */
  readonly own?: { readonly n: number }
  readonly text: string
}

/**
 * Every index costs a tenth of the speed at which facts come in (measured, docs/decisions/0001). So there is one of our own, and the
 * facts of others are not in it; the order of arrival is RxDB's own (`_meta.lwt`).
 */
export const FACT_RECORDS: RxJsonSchema<FactRecord> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 160 },
    own: {
      type: 'object',
      properties: { n: { type: 'integer', minimum: 0, maximum: 1_000_000_000, multipleOf: 1 } },
      required: ['n'],
    },
    text: { type: 'string' },
  },
  required: ['id', 'text'],
  // The second one is there in any case, but RxDB looks for it only where it is named.
  indexes: [['own.n'], ['id']],
}

export function toRecord(fact: AnyFact, desk: string): FactRecord {
  const text = JSON.stringify(toHubDocument(fact))
  return fact.desk === desk ? { id: fact.id, own: { n: fact.n }, text } : { id: fact.id, text }
}

export function toFact(record: FactRecord): AnyFact {
  const { _id, ...rest } = JSON.parse(record.text)
  // Written by `toRecord` from a fact that was checked on its way in; checking 100,000 of them again would cost seconds.
  return { id: _id, ...rest } as AnyFact
}

/** The same, of a text that may have been damaged: null where it is no fact any more. */
export function readFactText(text: string): AnyFact | null {
  try {
    return readHubDocument(JSON.parse(text))
  } catch {
    return null
  }
}
