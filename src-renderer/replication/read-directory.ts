import { DIRECTORY_DATABASE } from '#contracts/hub-databases'
import type { SessionAnswer } from './hub-session.ts'
import { readFeedPage } from './read-feed.ts'
import type { HubLine } from './send-facts.ts'

/** Entries are small, some two hundred bytes each. */
const PAGE = 500

export type DirectoryAnswer =
  | {
      readonly outcome: 'page'
      /** Entry as it was published, by id; null where it was taken out. */
      readonly changes: ReadonlyMap<string, unknown>
      readonly lastSeq: string
      readonly atEnd: boolean
    }
  | Exclude<SessionAnswer, { outcome: 'answered' }>

/** What changed in the directory after `since`, one page of it. A city's directory is megabytes; what changes in a day is not. */
export async function readDirectoryPage(line: HubLine, since: string): Promise<DirectoryAnswer> {
  const query = new URLSearchParams({ since, limit: String(PAGE), include_docs: 'true' })
  const answer = await line.session.ask({ ...line, path: `/${DIRECTORY_DATABASE}/_changes?${query}` })
  if (answer.outcome !== 'answered') return answer
  const page = readFeedPage(answer.body)
  if (page === null) return { outcome: 'no-hub', reason: 'not-a-hub' }
  const named = page.rows.filter(({ id }) => !id.startsWith('_design/'))
  const changes = new Map(named.map(({ id, deleted, document }) => [id, deleted ? null : bare(document)]))
  const atEnd = page.rows.length === 0 || page.pending === 0
  return { outcome: 'page', changes, lastSeq: page.lastSeq, atEnd }
}

/** Without CouchDB's own fields. */
function bare(document: unknown): unknown {
  const { _id, _rev, ...entry } = Object(document) as Record<string, unknown>
  return entry
}
