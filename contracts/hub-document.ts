import { AnyFact } from '#domain/fact'

/** A fact as CouchDB keeps it: the same fields, with the id where CouchDB wants it. */
export type HubDocument = Omit<AnyFact, 'id'> & { readonly _id: string; readonly _rev?: string }

export function toHubDocument(fact: AnyFact): HubDocument {
  const { id, ...rest } = fact
  return { _id: id, ...rest }
}

/** Answers the fact in a hub document, or null where the document is no fact at all (such rows are kept aside and counted). */
export function readHubDocument(document: unknown): AnyFact | null {
  if (typeof document !== 'object' || document === null || !('_id' in document)) return null
  const { _id, _rev, ...rest } = document as Record<string, unknown>
  const read = AnyFact.safeParse({ id: _id, ...rest })
  return read.success ? read.data : null
}
