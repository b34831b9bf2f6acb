import { type AnyFact, HUB } from '#domain/fact'
import { DeskReceipt } from '#domain/facts/desk-receipt'
import type { FactExchange } from '../store/fact-exchange.ts'
import { askFeed, type FeedAnswer, type FeedNews } from './ask-feed.ts'
import { createBatchSize } from './batch-size.ts'
import type { Clock } from './clock.ts'
import { fetchDocuments } from './fetch-documents.ts'
import type { SessionAnswer } from './hub-session.ts'
import { type FeedRow, type SortedDocuments, sortDocuments } from './read-feed.ts'
import type { HubLine } from './send-facts.ts'

const CHECKPOINT = 'pull'
/** A row without its document is small. */
const LEAN_ROWS = 10

type Unanswered = Exclude<SessionAnswer, { outcome: 'answered' } | { outcome: 'refused' }>

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
  | Unanswered

/** The facts of other desks and of the hub on their way here. */
export interface Pulling {
  /** One page of the feed, stored. `live`: waits at the hub until there is something. */
  pullSome(line: HubLine, live: boolean): Promise<PullAnswer>
  /** The hub has lost some of what it held: its feed counts anew, and may have been read beyond where it now is. */
  beginAgain(): void
  /** So many own facts went to the hub: the feed is about to name them. */
  expectEcho(facts: number): void
}

export async function openPulling(exchange: FactExchange, desk: string, clock: Clock): Promise<Pulling> {
  const size = createBatchSize(200)
  let since = (await exchange.findCheckpoint(CHECKPOINT)) ?? '0'
  let checkpointed: Promise<void> = Promise.resolve()
  let echo = 0
  let ahead: { readonly since: string; readonly lean: boolean; readonly answer: Promise<FeedAnswer> } | null =
    null

  function ask(line: HubLine, from: string, lean: boolean, live: boolean): Promise<FeedAnswer> {
    const limit = lean ? size.facts() * LEAN_ROWS : size.facts()
    return askFeed(line, clock, { since: from, limit, lean, live })
  }

  /** Which rows name something that is not here yet. Own facts that come back are known by their ids, and not downloaded. */
  async function findNews(rows: readonly FeedRow[]): Promise<readonly string[]> {
    const known = await exchange.findKnown(rows.map(({ id }) => id))
    return rows.filter(({ id, generation }) => generation > 1 || !known.has(id)).map(({ id }) => id)
  }
  async function fetchNews(
    rows: readonly FeedRow[],
    line: HubLine,
  ): Promise<{ readonly outcome: 'fetched'; readonly sorted: SortedDocuments } | Unanswered> {
    const wanted = await findNews(rows)
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
    return { outcome: 'fetched', sorted: sortDocuments(documents) }
  }

  /** A checkpoint that could not be written fails the page after it, once; the next one is written anew. */
  async function settleCheckpoint(): Promise<void> {
    const settled = checkpointed
    checkpointed = Promise.resolve()
    await settled
  }
  async function keep(news: FeedNews, line: HubLine): Promise<PullAnswer> {
    const found = news.sorted
      ? ({ outcome: 'fetched', sorted: news.sorted } as const)
      : await fetchNews(news.rows, line)
    if (found.outcome !== 'fetched') return found
    const { facts, odd } = found.sorted
    // No desk and no rule deletes a fact: a tombstone is somebody's hand at the hub, to be looked into and not obeyed.
    const parked = [...odd, ...news.deleted.map((id) => ({ id, text: '{"_deleted":true}' }))]
    const received = facts.length === 0 ? [] : await exchange.receive(facts)
    if (parked.length > 0) await exchange.park(parked)
    await settleCheckpoint()
    if (news.lastSeq !== since) {
      since = news.lastSeq
      // After the facts, and beside those of the next page: a place that lags behind only means that some are seen twice.
      checkpointed = exchange.keepCheckpoint(CHECKPOINT, since)
      checkpointed.catch(() => undefined)
    }
    if (news.pending === 0) await settleCheckpoint()
    return {
      outcome: 'progress',
      received: received.length,
      parked: parked.length,
      pending: news.pending,
      newRules: news.newRules,
      receipt: newestReceipt(received, desk),
    }
  }

  return {
    beginAgain: () => {
      since = '0'
    },
    expectEcho: (facts) => {
      echo += facts
    },
    async pullSome(line, live) {
      const next = ahead?.since === since ? ahead : null
      ahead = null
      const lean = next ? next.lean : live || echo > 0
      const echoAtStart = echo
      const answer = await (next ? next.answer : ask(line, since, lean, live))
      if (answer.outcome === 'refused') {
        if (answer.because === 'missing') return { outcome: 'no-hub', reason: 'no-such-office' }
        // The hub does not know our place in its feed (it was set up anew): begin again; what is known is not stored twice.
        if (since === '0') return { outcome: 'no-hub', reason: 'hub-failed' }
        since = '0'
        return NOTHING_YET
      }
      if (answer.outcome === 'no-hub' && !live) size.brokeOff()
      if (answer.outcome !== 'news') return answer
      if (!lean && answer.count > 0) size.gotThrough(answer.count, answer.tookMs)
      const more = !live && answer.pending !== 0
      // The next page is on the line, read and sorted while this one goes to the disk.
      if (more) ahead = { since: answer.lastSeq, lean, answer: ask(line, answer.lastSeq, lean, false) }
      const kept = await keep(answer, line)
      if (kept.outcome === 'progress' && !more) echo = Math.max(0, echo - echoAtStart)
      return kept
    },
  }
}

const NOTHING_YET: PullAnswer = {
  outcome: 'progress',
  received: 0,
  parked: 0,
  pending: null,
  newRules: false,
  receipt: null,
}

function newestReceipt(facts: readonly AnyFact[], desk: string): DeskReceipt | null {
  const receipts = facts.flatMap((fact) => {
    const read = fact.kind === 'desk-receipt' && fact.desk === HUB ? DeskReceipt.safeParse(fact.body) : null
    return read?.success && read.data.desk === desk ? [read.data] : []
  })
  return receipts.toSorted((one, other) => one.through - other.through).at(-1) ?? null
}
