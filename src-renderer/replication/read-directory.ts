import { z } from 'zod'
import { DirectoryEntry } from '#contracts/directory'
import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import type { SessionAnswer } from './hub-session.ts'
import type { HubLine } from './send-facts.ts'

export type DirectoryAnswer =
  | { readonly outcome: 'read'; readonly entries: readonly DirectoryEntry[] }
  | Exclude<SessionAnswer, { outcome: 'answered' }>

const AllDocs = z.object({ rows: z.array(z.object({ doc: z.unknown().optional() })) })

/** What the hub publishes to every desk. It is small and rarely changes: read whole. Entries this version cannot read are left out. */
export async function readDirectory(line: HubLine): Promise<DirectoryAnswer> {
  const answer = await line.session.ask({
    ...line,
    path: `/${DIRECTORY_DATABASE}/_all_docs?include_docs=true`,
  })
  if (answer.outcome !== 'answered') return answer
  const read = AllDocs.safeParse(answer.body)
  if (!read.success) return { outcome: 'no-hub', reason: 'not-a-hub' }
  const entries = read.data.rows.flatMap(({ doc }) => {
    const entry = DirectoryEntry.safeParse(doc)
    return entry.success ? [entry.data] : []
  })
  return { outcome: 'read', entries }
}
