import type { Clock } from './clock.ts'
import type { SessionAnswer } from './hub-session.ts'
import { type FeedRow, readFeedPage, type SortedDocuments, sortDocuments } from './read-feed.ts'
import type { HubLine } from './send-facts.ts'

/** The hub writes a newline this often into a feed on which nothing happens. */
export const HEARTBEAT_MS = 15_000

/** A page of the feed, read and sorted: so that all of it happens while the page before is still on its way to the disk. */
export interface FeedNews {
  readonly outcome: 'news'
  /** Rows of the page, design documents and tombstones among them. */
  readonly count: number
  readonly lastSeq: string
  /** Rows still to come, where the hub says so. */
  readonly pending: number | null
  /** Rows of documents that exist, and are no design documents. */
  readonly rows: readonly FeedRow[]
  /** Null where the feed was asked for without documents. */
  readonly sorted: SortedDocuments | null
  readonly deleted: readonly string[]
  readonly newRules: boolean
  readonly tookMs: number
}

export type FeedAnswer = FeedNews | Exclude<SessionAnswer, { outcome: 'answered' }>

export interface FeedQuestion {
  readonly since: string
  readonly limit: number
  /** Without documents. */
  readonly lean: boolean
  /** Waits at the hub until there is something. */
  readonly live: boolean
}

export async function askFeed(
  line: HubLine,
  clock: Clock,
  { since, limit, lean, live }: FeedQuestion,
): Promise<FeedAnswer> {
  const query = new URLSearchParams({ since, limit: String(limit), seq_interval: String(limit) })
  if (!lean) query.set('include_docs', 'true')
  if (live) {
    query.set('feed', 'longpoll')
    query.set('heartbeat', String(HEARTBEAT_MS))
  }
  const startedAt = clock.now()
  const answer = await line.session.ask({ ...line, path: `/${line.database}/_changes?${query}` })
  if (answer.outcome !== 'answered') return answer
  const tookMs = clock.now() - startedAt
  const page = readFeedPage(answer.body)
  if (page === null) return { outcome: 'no-hub', reason: 'not-a-hub' }
  const named = page.rows.filter(({ id }) => !id.startsWith('_design/'))
  const rows = named.filter(({ deleted }) => !deleted)
  return {
    outcome: 'news',
    count: page.rows.length,
    lastSeq: page.lastSeq,
    pending: page.rows.length === 0 ? 0 : page.pending,
    rows,
    sorted: lean ? null : sortDocuments(rows.map(({ id, document }) => [id, document])),
    deleted: named.filter(({ deleted }) => deleted).map(({ id }) => id),
    newRules: named.length < page.rows.length,
    tookMs,
  }
}
