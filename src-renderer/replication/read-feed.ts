import { z } from 'zod'
import { readHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'

/** One row of the hub's change feed. */
export interface FeedRow {
  readonly id: string
  /** How often the document was written: 1 for a fact as it was born, more once the hub replaced it. */
  readonly generation: number
  readonly deleted: boolean
  /** Undefined where the feed was asked for without documents. */
  readonly document: unknown
}

export interface FeedPage {
  readonly rows: readonly FeedRow[]
  /** Opaque; where to go on. */
  readonly lastSeq: string
  /** Rows still to come, where the hub says so. */
  readonly pending: number | null
}

const Page = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      changes: z.array(z.object({ rev: z.string() })).min(1),
      deleted: z.boolean().optional(),
      doc: z.unknown().optional(),
    }),
  ),
  last_seq: z.union([z.string(), z.number()]),
  pending: z.number().optional(),
})

/** Reads a page of the feed, or answers null: whoever sent this is no CouchDB. */
export function readFeedPage(body: unknown): FeedPage | null {
  const read = Page.safeParse(body)
  if (!read.success) return null
  const rows = read.data.results.map(({ id, changes, deleted, doc }) => ({
    id,
    generation: Math.max(...changes.map(({ rev }) => Number.parseInt(rev, 10) || 1)),
    deleted: deleted === true,
    document: doc,
  }))
  return { rows, lastSeq: String(read.data.last_seq), pending: read.data.pending ?? null }
}

export interface SortedDocuments {
  readonly facts: readonly AnyFact[]
  /** What is in the hub's database and is no fact. */
  readonly odd: readonly { readonly id: string; readonly text: string }[]
}

/** Facts on one side, anything else on the other; nothing is dropped. */
export function sortDocuments(documents: Iterable<readonly [string, unknown]>): SortedDocuments {
  const facts: AnyFact[] = []
  const odd: { id: string; text: string }[] = []
  for (const [id, document] of documents) {
    const fact = readHubDocument(document)
    if (fact) facts.push(fact)
    else odd.push({ id, text: JSON.stringify(document ?? null) })
  }
  return { facts, odd }
}
