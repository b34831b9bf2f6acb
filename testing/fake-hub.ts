import { setInterval } from 'node:timers'
import { gunzipSync } from 'node:zlib'
import type { HubConnection } from '../src-renderer/replication/hub-connection.ts'

/** A document as CouchDB keeps it. */
export interface HeldDocument {
  readonly _id: string
  readonly _rev: string
  readonly [field: string]: unknown
}

/**
 * A CouchDB in memory with the behaviour that replication meets: rows of `_bulk_docs`, the change feed with long-poll and heartbeat,
 * sessions, refusals of a row and of a whole request. Its answers are those of `docs`' recorded contract; the same tests also run
 * against real hubs (`*.hub.test.ts`).
 */
export interface FakeHub {
  readonly database: string
  /** A line to the hub with a session of its own; not signed in yet. */
  connect(): HubConnection
  documents(): readonly HeldDocument[]
  find(id: string): HeldDocument | undefined
  /** The hub's own hand: writes or replaces without asking the guard. */
  write(document: { readonly _id: string; readonly [field: string]: unknown }): void
  remove(id: string): void
  /** Ends every session, as a restart of CouchDB with a new secret does. */
  endSessions(): void
  /** How a sign-in ends from now on. A revoked desk still gets a session; it opens nothing. */
  account: 'open' | 'wrong-credential' | 'locked' | 'revoked'
  /** What the guard says of a document; null lets it in. */
  guard: (document: Record<string, unknown>) => string | null
  /** Bytes of a request body after decompression that are too many. */
  tooLarge: number
  /** The desk's account is not a member of the database. */
  membersOnly: boolean
  /** Every request that arrived: method and path, without the query. */
  readonly requests: string[]
  /** Ids that arrived as documents to be kept, whatever became of them; one that is sent again after a silence is here again. */
  readonly documentsOffered: string[]
  /** Ids that left the hub as whole documents. */
  readonly documentsSent: string[]
}

interface Held {
  readonly document: HeldDocument
  readonly seq: number
  readonly deleted: boolean
}

export function createFakeHub(database: string, heartbeatMs = 20): FakeHub {
  const held = new Map<string, Held>()
  const pollers = new Set<() => void>()
  let seq = 0
  let secret = 1

  function put(document: Record<string, unknown> & { _id: string }, deleted = false): string {
    const generation = Number.parseInt(held.get(document._id)?.document._rev ?? '0', 10) + 1
    const _rev = `${generation}-${String(seq).padStart(32, '0')}`
    seq += 1
    held.set(document._id, { document: { ...document, _rev }, seq, deleted })
    for (const poller of [...pollers]) poller()
    return _rev
  }

  function bulkDocs(text: string): Response {
    if (text.length > hub.tooLarge) return refuse(413, 'too_large', 'the request entity is too large')
    const { docs } = JSON.parse(text) as { docs: (Record<string, unknown> & { _id: string })[] }
    const reserved = docs
      .flatMap((document) => Object.keys(document))
      .find((field) => /^_(?!id$|rev$)/.test(field))
    if (reserved) return refuse(400, 'doc_validation', `Bad special document member: ${reserved}`)
    const rows = docs.map((document) => {
      const id = document._id
      hub.documentsOffered.push(id)
      const refusal = hub.guard(document)
      if (refusal !== null) return { id, error: 'forbidden', reason: refusal }
      const there = held.get(id)
      if (there && !there.deleted) return { id, error: 'conflict', reason: 'Document update conflict.' }
      return { ok: true, id, rev: put(document) }
    })
    return answer(201, rows)
  }

  function allDocs(text: string, whole: boolean): Response {
    const keys = text === '' ? [...held.keys()].toSorted() : (JSON.parse(text) as { keys: string[] }).keys
    const rows = keys.map((key) => {
      const there = held.get(key)
      if (!there) return { key, error: 'not_found' }
      const value = { rev: there.document._rev, ...(there.deleted ? { deleted: true } : {}) }
      if (whole && !there.deleted) hub.documentsSent.push(key)
      return { id: key, key, value, ...(whole ? { doc: there.deleted ? null : there.document } : {}) }
    })
    return answer(200, { total_rows: held.size, offset: null, rows })
  }

  function changes(query: URLSearchParams): string {
    const since = Number.parseInt(query.get('since') ?? '0', 10)
    const limit = Number(query.get('limit') ?? 1e9)
    const whole = query.get('include_docs') === 'true'
    const rows = [...held.values()]
      .filter((one) => one.seq > since)
      .toSorted((one, other) => one.seq - other.seq)
    const page = rows.slice(0, limit)
    const results = page.map(({ document, seq: at, deleted }) => {
      if (whole) hub.documentsSent.push(document._id)
      const row = { seq: `${at}-g1AAAA`, id: document._id, changes: [{ rev: document._rev }] }
      return { ...row, ...(deleted ? { deleted } : {}), ...(whole ? { doc: document } : {}) }
    })
    const last = page.at(-1)?.seq ?? Math.max(since, rows.length === 0 ? seq : since)
    return JSON.stringify({ results, last_seq: `${last}-g1AAAA`, pending: rows.length - page.length })
  }

  function longPoll(query: URLSearchParams, signal: AbortSignal | null | undefined): Response {
    const since = Number.parseInt(query.get('since') ?? '0', 10)
    const encoder = new TextEncoder()
    let end: () => void = () => undefined
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        const beat = setInterval(() => controller.enqueue(encoder.encode('\n')), heartbeatMs)
        end = () => {
          clearInterval(beat)
          pollers.delete(look)
          signal?.removeEventListener('abort', abort)
        }
        const abort = (): void => {
          end()
          controller.error(new DOMException('aborted', 'AbortError'))
        }
        const look = (): void => {
          if (seq <= since) return
          end()
          controller.enqueue(encoder.encode(changes(query)))
          controller.close()
        }
        signal?.addEventListener('abort', abort)
        pollers.add(look)
        look()
      },
      cancel: () => end(),
    })
    return new Response(stream, { status: 200, headers: { 'content-type': 'application/json' } })
  }

  async function serve(path: string, init: RequestInit): Promise<Response> {
    const [route = '', search = ''] = path.split('?')
    const query = new URLSearchParams(search)
    const text = await readBody(init)
    hub.requests.push(`${init.method ?? 'GET'} ${route}`)
    if (hub.account === 'revoked') return refuse(403, 'forbidden', 'You are not allowed to access this db.')
    if (route === '/directory/_changes' && database !== 'directory')
      return answer(200, { results: [], last_seq: '0-g1AAAA', pending: 0 })
    if (!route.startsWith(`/${database}/`)) return refuse(404, 'not_found', 'Database does not exist.')
    if (hub.membersOnly) return refuse(403, 'forbidden', 'You are not allowed to access this db.')
    if (route.endsWith('/_bulk_docs')) return bulkDocs(text)
    if (route.endsWith('/_all_docs')) return allDocs(text, query.get('include_docs') === 'true')
    if (route.endsWith('/_changes')) {
      if (!/^[0-9]+(-.*)?$/.test(query.get('since') ?? '0')) {
        return refuse(400, 'bad_request', "Malformed sequence supplied in 'since' parameter.")
      }
      if (query.get('feed') === 'longpoll') return longPoll(query, init.signal)
      return new Response(changes(query), { headers: { 'content-type': 'application/json' } })
    }
    return refuse(404, 'not_found', 'missing')
  }

  const hub: FakeHub = {
    database,
    account: 'open',
    guard: () => null,
    tooLarge: Number.POSITIVE_INFINITY,
    membersOnly: false,
    requests: [],
    documentsOffered: [],
    documentsSent: [],
    documents: () => [...held.values()].filter((one) => !one.deleted).map((one) => one.document),
    find: (id) => held.get(id)?.document,
    write: (document) => void put(document),
    remove: (id) => void put({ _id: id, _deleted: true }, true),
    endSessions() {
      secret += 1
    },
    connect() {
      let cookie = 0
      return {
        async signIn() {
          hub.requests.push('POST /_session')
          if (hub.account === 'wrong-credential' || hub.account === 'locked') return { outcome: hub.account }
          cookie = secret
          return { outcome: hub.account === 'revoked' ? 'revoked' : 'signed-in' }
        },
        async fetch(path, init = {}) {
          init.signal?.throwIfAborted()
          if (cookie !== secret)
            return refuse(401, 'unauthorized', 'You are not authorized to access this db.')
          return serve(path, init)
        },
      }
    },
  }
  return hub
}

function answer(status: number, body: unknown): Response {
  const headers = { 'content-type': 'application/json', date: new Date().toUTCString() }
  return new Response(JSON.stringify(body), { status, headers })
}

function refuse(status: number, error: string, reason: string): Response {
  return answer(status, { error, reason })
}

async function readBody(init: RequestInit): Promise<string> {
  if (init.body === undefined || init.body === null) return ''
  const bytes = Buffer.from(await new Response(init.body).arrayBuffer())
  const packed = new Headers(init.headers).get('content-encoding') === 'gzip'
  return (packed ? gunzipSync(bytes) : bytes).toString('utf8')
}
