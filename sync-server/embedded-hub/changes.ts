import type { ServerResponse } from 'node:http'
import type { Database, Databases } from './databases.ts'
import { HttpRefusal, sendJson } from './respond.ts'

/**
 * Sequences are opaque text, as CouchDB's are, so that nobody learns to count with them on the embedded hub and fails on a real one.
 */
function toText(sequence: number): string {
  return `${sequence}-embedded`
}

function parseSince(text: string | null, newest: number): number {
  if (text === null || text === '0' || text === '"0"') return 0
  const bare = text.replace(/^"(.*)"$/, '$1')
  if (bare === 'now') return newest
  const number = /^(\d{1,15})(-embedded)?$/.exec(bare)
  if (!number) throw new HttpRefusal(400, 'bad_request', "Malformed sequence supplied in 'since' parameter.")
  return Number(number[1])
}

function readNumber(query: URLSearchParams, name: string): number | null {
  const value = Number(query.get(name) ?? Number.NaN)
  return Number.isFinite(value) && value >= 0 ? value : null
}

/** Documents by name or everything: the old package crashed its process on a selector, and desks use none. */
function readDocumentIds(query: URLSearchParams, body: unknown): readonly string[] | null {
  const filter = query.get('filter')
  if (filter === null) return null
  const ids = Object(body).doc_ids
  if (filter === '_doc_ids' && Array.isArray(ids)) return ids.map(String)
  throw new HttpRefusal(400, 'bad_request', `The embedded hub has no filter ${filter}.`)
}

/** Answers `_changes`, at once or (long-poll) as soon as something is written; heartbeats are line feeds. */
export async function answerChanges(
  databases: Databases,
  database: Database,
  query: URLSearchParams,
  body: unknown,
  response: ServerResponse,
): Promise<void> {
  const feed = query.get('feed') ?? 'normal'
  if (feed !== 'normal' && feed !== 'longpoll') {
    throw new HttpRefusal(400, 'bad_request', `The embedded hub has no feed ${feed}.`)
  }
  const { update_seq: newest } = await database.pouch.info()
  const limit = readNumber(query, 'limit')
  const ids = readDocumentIds(query, body)
  let since = parseSince(query.get('since'), newest)
  const read = async () => {
    const answer = await database.pouch.changes({
      since,
      ...(limit === null ? {} : { limit: Math.max(1, limit) }),
      ...(ids ? { doc_ids: ids } : {}),
      include_docs: query.get('include_docs') === 'true',
      descending: query.get('descending') === 'true',
      style: query.get('style') ?? 'main_only',
      conflicts: query.get('conflicts') === 'true',
      attachments: query.get('attachments') === 'true',
    })
    since = Math.max(since, answer.last_seq)
    return answer
  }
  const toBody = async (answer: Awaited<ReturnType<typeof read>>) => ({
    results: answer.results.map((row) => ({ ...row, seq: toText(row.seq) })),
    last_seq: toText(since),
    pending: Math.max(0, (await database.pouch.info()).update_seq - since),
  })

  const first = await read()
  if (feed === 'normal' || first.results.length > 0) return sendJson(response, 200, await toBody(first))

  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'must-revalidate' })
  response.flushHeaders()
  const answer = await waitForWrite(databases, database.name, query, response, read)
  if (answer) response.end(`${JSON.stringify(await toBody(answer))}\n`)
}

/** Null where the other side hung up. */
function waitForWrite<Answer extends { readonly results: readonly unknown[] }>(
  databases: Databases,
  name: string,
  query: URLSearchParams,
  response: ServerResponse,
  read: () => Promise<Answer>,
): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    const beat = setInterval(() => response.write('\n'), readNumber(query, 'heartbeat') || 60_000)
    const limit = query.has('heartbeat') ? null : (readNumber(query, 'timeout') ?? 60_000)
    const timeout = limit === null ? null : setTimeout(() => look(true), limit)
    const stopListening = databases.onWrite((written) => written === name && look(false))
    response.on('close', () => finish(null))
    let finished = false

    function stop(): void {
      finished = true
      clearInterval(beat)
      if (timeout) clearTimeout(timeout)
      stopListening()
    }
    function finish(answer: Answer | null): void {
      stop()
      resolve(answer)
    }
    function look(timedOut: boolean): void {
      const found = (answer: Answer) => {
        if (!finished && (timedOut || answer.results.length > 0)) finish(answer)
      }
      // The database may be destroyed under a waiting feed.
      read().then(found, (failure) => {
        stop()
        reject(failure)
      })
    }
    // Something may have been written between the first look and now.
    look(false)
  })
}
