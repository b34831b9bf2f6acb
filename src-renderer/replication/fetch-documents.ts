import { z } from 'zod'
import type { SessionAnswer } from './hub-session.ts'
import type { HubLine } from './send-facts.ts'

export type FetchAnswer =
  | { readonly outcome: 'fetched'; readonly documents: ReadonlyMap<string, unknown> }
  | Exclude<SessionAnswer, { outcome: 'answered' } | { outcome: 'refused' }>

const AllDocs = z.object({
  rows: z.array(z.object({ id: z.string().optional(), doc: z.unknown().optional() })),
})

/** Reads whole documents by their ids; those that are not there are missing in the answer. */
export async function fetchDocuments(ids: readonly string[], context: HubLine): Promise<FetchAnswer> {
  const answer = await context.session.ask({
    ...context,
    path: `/${context.database}/_all_docs?include_docs=true`,
    init: {
      method: 'POST',
      body: JSON.stringify({ keys: ids }),
      headers: { 'content-type': 'application/json' },
    },
  })
  if (answer.outcome === 'refused') return { outcome: 'no-hub', reason: 'hub-failed' }
  if (answer.outcome !== 'answered') return answer
  const read = AllDocs.safeParse(answer.body)
  if (!read.success) return { outcome: 'no-hub', reason: 'not-a-hub' }
  const documents = new Map<string, unknown>()
  for (const { id, doc } of read.data.rows) if (id !== undefined && doc) documents.set(id, doc)
  return { outcome: 'fetched', documents }
}
