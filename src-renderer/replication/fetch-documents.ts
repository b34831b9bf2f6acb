import { z } from 'zod'
import type { SessionAnswer } from './hub-session.ts'
import type { HubLine } from './send-facts.ts'

type Unanswered = Exclude<SessionAnswer, { outcome: 'answered' } | { outcome: 'refused' }>

export type FetchAnswer =
  | { readonly outcome: 'fetched'; readonly documents: ReadonlyMap<string, unknown> }
  | Unanswered

const AllDocs = z.object({
  rows: z.array(
    z.object({
      id: z.string().optional(),
      value: z.object({ deleted: z.boolean().optional() }).nullish(),
      doc: z.unknown().optional(),
    }),
  ),
})

/** Reads whole documents by their ids; those that are not there are missing in the answer. */
export async function fetchDocuments(ids: readonly string[], context: HubLine): Promise<FetchAnswer> {
  const answer = await askRows(ids, '?include_docs=true', context)
  if (answer.outcome !== 'rows') return answer
  const documents = new Map<string, unknown>()
  for (const { id, doc } of answer.rows) if (id !== undefined && doc) documents.set(id, doc)
  return { outcome: 'fetched', documents }
}

/** Which of these ids the hub holds, without reading the documents. */
export async function findExisting(
  ids: readonly string[],
  context: HubLine,
): Promise<{ readonly outcome: 'found'; readonly ids: ReadonlySet<string> } | Unanswered> {
  const answer = await askRows(ids, '', context)
  if (answer.outcome !== 'rows') return answer
  // A row of one that was removed names it too.
  const found = answer.rows.flatMap(({ id, value }) => (id && value && !value.deleted ? [id] : []))
  return { outcome: 'found', ids: new Set(found) }
}

async function askRows(
  ids: readonly string[],
  query: string,
  context: HubLine,
): Promise<{ readonly outcome: 'rows'; readonly rows: z.infer<typeof AllDocs>['rows'] } | Unanswered> {
  const answer = await context.session.ask({
    ...context,
    path: `/${context.database}/_all_docs${query}`,
    init: {
      method: 'POST',
      body: JSON.stringify({ keys: ids }),
      headers: { 'content-type': 'application/json' },
    },
  })
  if (answer.outcome === 'refused') return { outcome: 'no-hub', reason: 'hub-failed' }
  if (answer.outcome !== 'answered') return answer
  const read = AllDocs.safeParse(answer.body)
  return read.success ? { outcome: 'rows', rows: read.data.rows } : { outcome: 'no-hub', reason: 'not-a-hub' }
}
