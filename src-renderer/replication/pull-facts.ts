import { type AnyFact, HUB } from '#domain/fact'
import { DeskReceipt } from '#domain/facts/desk-receipt'
import type { FactExchange } from '../store/fact-exchange.ts'
import { createBatchSize } from './batch-size.ts'
import type { Clock } from './clock.ts'
import { type FetchAnswer, fetchDocuments } from './fetch-documents.ts'
import type { SessionAnswer } from './hub-session.ts'
import { type FeedPage, type FeedRow, readFeedPage, sortDocuments } from './read-feed.ts'
import type { HubLine } from './send-facts.ts'

/** The hub writes a newline this often into a feed on which nothing happens. */
export const HEARTBEAT_MS = 15_000
const CHECKPOINT = 'pull'
/** A row without its document is small. */
const LEAN_ROWS = 10

export type PullAnswer =
  | {
      readonly outcome: 'progress'
      readonly received: number
      readonly parked: number
      /** Rows still to come; 0 at the end of the feed, null where the hub does not say and there may be more. */
      readonly pending: number | null
      /** The hub's rules may have changed: a design document was written. */
      readonly newRules: boolean
      /** The newest word of the hub on what it holds of this desk. */
      readonly receipt: DeskReceipt | null
    }
  | Exclude<SessionAnswer, { outcome: 'answered' } | { outcome: 'refused' }>

/** The facts of other desks and of the hub on their way here. */
export interface Pulling {
  /** One page of the feed, stored. `live`: waits at the hub until there is something. */
  pullSome(line: HubLine, live: boolean): Promise<PullAnswer>
  /** So many own facts went to the hub: the feed is about to name them. */
  expectEcho(facts: number): void
}

export async function openPulling(exchange: FactExchange, desk: string, clock: Clock): Promise<Pulling> {
  const size = createBatchSize(200)
  let since = (await exchange.findCheckpoint(CHECKPOINT)) ?? '0'
  let echo = 0
  let ahead: {
    readonly since: string
    readonly lean: boolean
    readonly answer: Promise<SessionAnswer>
  } | null = null

  function askFeed(from: string, line: HubLine, live: boolean, lean: boolean): Promise<SessionAnswer> {
    const limit = lean ? size.facts() * LEAN_ROWS : size.facts()
    const query = new URLSearchParams({ since: from, limit: String(limit), seq_interval: String(limit) })
    if (!lean) query.set('include_docs', 'true')
    if (live) {
      query.set('feed', 'longpoll')
      query.set('heartbeat', String(HEARTBEAT_MS))
    }
    return line.session.ask({ ...line, path: `/${line.database}/_changes?${query}` })
  }

  /** Which rows name something that is not here yet. Own facts that come back are known by their ids, and not downloaded. */
  async function findNews(rows: readonly FeedRow[]): Promise<readonly FeedRow[]> {
    const known = await exchange.findKnown(rows.map(({ id }) => id))
    return rows.filter(({ id, generation }) => generation > 1 || !known.has(id))
  }
  async function documentsOf(rows: readonly FeedRow[], lean: boolean, line: HubLine): Promise<FetchAnswer> {
    if (!lean)
      return { outcome: 'fetched', documents: new Map(rows.map(({ id, document }) => [id, document])) }
    const wanted = (await findNews(rows)).map(({ id }) => id)
    const documents = new Map<string, unknown>()
    for (let start = 0; start < wanted.length; ) {
      const some = wanted.slice(start, start + size.facts())
      const startedAt = clock.now()
      const found = await fetchDocuments(some, line)
      if (found.outcome !== 'fetched') return found
      size.gotThrough(some.length, clock.now() - startedAt)
      for (const [id, document] of found.documents) documents.set(id, document)
      start += some.length
    }
    return { outcome: 'fetched', documents }
  }

  async function keep(page: FeedPage, lean: boolean, line: HubLine): Promise<PullAnswer> {
    const rows = page.rows.filter(({ id }) => !id.startsWith('_design/'))
    const there = rows.filter(({ deleted }) => !deleted)
    const found = await documentsOf(there, lean, line)
    if (found.outcome !== 'fetched') return found
    const { facts, odd } = sortDocuments(found.documents)
    // No desk and no rule deletes a fact: a tombstone is somebody's hand at the hub, to be looked into and not obeyed.
    const gone = rows.filter(({ deleted }) => deleted).map(({ id }) => ({ id, text: '{"_deleted":true}' }))
    const received = facts.length === 0 ? [] : await exchange.receive(facts)
    if (odd.length + gone.length > 0) await exchange.park([...odd, ...gone])
    if (page.lastSeq !== since) {
      since = page.lastSeq
      await exchange.keepCheckpoint(CHECKPOINT, since)
    }
    return {
      outcome: 'progress',
      received: received.length,
      parked: odd.length + gone.length,
      pending: page.rows.length === 0 ? 0 : page.pending,
      newRules: rows.length < page.rows.length,
      receipt: newestReceipt(received, desk),
    }
  }

  return {
    expectEcho: (facts) => {
      echo += facts
    },
    async pullSome(line, live) {
      const lean = ahead?.since === since ? ahead.lean : live || echo > 0
      const echoAtStart = echo
      const startedAt = clock.now()
      const answer = await (ahead?.since === since ? ahead.answer : askFeed(since, line, live, lean))
      ahead = null
      if (answer.outcome === 'refused') {
        if (answer.because === 'missing') return { outcome: 'no-hub', reason: 'no-such-office' }
        // The hub does not know our place in its feed (it was set up anew): begin again; what is known is not stored twice.
        if (since === '0') return { outcome: 'no-hub', reason: 'hub-failed' }
        since = '0'
        return nothing(null)
      }
      if (answer.outcome === 'no-hub' && !live) size.brokeOff()
      if (answer.outcome !== 'answered') return answer
      const page = readFeedPage(answer.body)
      if (page === null) return { outcome: 'no-hub', reason: 'not-a-hub' }
      if (!lean && page.rows.length > 0) size.gotThrough(page.rows.length, clock.now() - startedAt)
      const more = !live && page.rows.length > 0 && page.pending !== 0
      // The next page is on the line while this one goes to the disk.
      if (more) ahead = { since: page.lastSeq, lean, answer: askFeed(page.lastSeq, line, false, lean) }
      const kept = await keep(page, lean, line)
      if (kept.outcome === 'progress' && !more) echo = Math.max(0, echo - echoAtStart)
      return kept
    },
  }
}

function nothing(pending: number | null): PullAnswer {
  return { outcome: 'progress', received: 0, parked: 0, pending, newRules: false, receipt: null }
}

function newestReceipt(facts: readonly AnyFact[], desk: string): DeskReceipt | null {
  const receipts = facts.flatMap((fact) => {
    const read = fact.kind === 'desk-receipt' && fact.desk === HUB ? DeskReceipt.safeParse(fact.body) : null
    return read?.success && read.data.desk === desk ? [read.data] : []
  })
  return receipts.toSorted((one, other) => one.through - other.through).at(-1) ?? null
}
