import { AnyFact } from '#domain/fact'

/** A fact as CouchDB keeps it: the same fields, with the id where CouchDB wants it. */
export type HubDocument = Omit<AnyFact, 'id'> & { readonly _id: string; readonly _rev?: string }

export function toHubDocument(fact: AnyFact): HubDocument {
  const { id, ...rest } = fact
  return { _id: id, ...rest }
}

/**
 * Answers the fact in a hub document, or null where the document is no fact at all (such rows are kept aside and counted).
 * Fields that this version does not know stay in it to the letter: a newer version will read them.
 */
export function readHubDocument(document: unknown): AnyFact | null {
  if (typeof document !== 'object' || document === null || !('_id' in document)) return null
  const { _id, _rev, _attachments, ...rest } = document as Record<string, unknown>
  const fact = { id: _id, ...rest }
  // Zod's own answer would leave out what the schema does not name; the schema only checks, it changes nothing.
  return AnyFact.safeParse(fact).success ? (fact as AnyFact) : null
}
