import type { RxJsonSchema } from 'rxdb'
import { toHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'

/**
 * How a fact lies on the disk: its whole text, sealed once in the very form the hub gets it, beside the few fields
 * that are looked up. One string is copied to the disk several times faster than a nested object, is sent without being
 * written out again, cannot lose a field that this version does not know, and is the one field to encrypt.
 */
export interface FactRecord {
  /** The fact's id: begins with its subject, so facts about one subject are neighbours. */
  readonly id: string
  readonly desk: string
  readonly n: number
  /** Order of arrival on this disk, 1, 2, 3 …: the projector's checkpoint. A replaced fact arrives again. */
  readonly arrival: number
  readonly text: string
}

export const FACT_RECORDS: RxJsonSchema<FactRecord> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 160 },
    desk: { type: 'string', maxLength: 40 },
    n: { type: 'integer', minimum: 0, maximum: 1_000_000_000, multipleOf: 1 },
    arrival: { type: 'integer', minimum: 0, maximum: 1_000_000_000, multipleOf: 1 },
    text: { type: 'string' },
  },
  required: ['id', 'desk', 'n', 'arrival', 'text'],
  // The last one is there in any case, but RxDB looks for it only where it is named.
  indexes: [['desk', 'n'], ['arrival'], ['id']],
}

export function toRecord(fact: AnyFact, arrival: number): FactRecord {
  return { id: fact.id, desk: fact.desk, n: fact.n, arrival, text: JSON.stringify(toHubDocument(fact)) }
}

export function toFact(record: FactRecord): AnyFact {
  const { _id, ...rest } = JSON.parse(record.text)
  // Written by `toRecord` from a fact that was checked on its way in; checking 100,000 of them again would cost seconds.
  return { id: _id, ...rest } as AnyFact
}
