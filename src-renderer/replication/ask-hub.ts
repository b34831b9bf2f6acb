import { z } from 'zod'
import type { Clock } from './clock.ts'
import type { NoHubReason } from './health.ts'
import type { HubConnection } from './hub-connection.ts'

/** What came of a request. Every way in which a line, a proxy or a hub can fail has its own name; nothing is thrown. */
export type HubAnswer =
  | { readonly outcome: 'answered'; readonly body: unknown }
  | { readonly outcome: 'signed-out' }
  | { readonly outcome: 'no-access' }
  /** The hub refuses the request as a whole; nothing of it was stored. */
  | { readonly outcome: 'refused'; readonly because: WholeRefusal; readonly words: string }
  | { readonly outcome: 'no-hub'; readonly reason: NoHubReason }
  | { readonly outcome: 'stopped' }
export type WholeRefusal = 'too-large' | 'malformed' | 'missing'

export interface HubQuestion {
  readonly path: string
  readonly init?: RequestInit
  /** Not a byte for so long means that the line is dead. Heartbeats are bytes. */
  readonly silenceMs: number
  readonly stop: AbortSignal
  /** Called with every piece of an answer: the hub is alive. */
  readonly onLife?: () => void
  /** Called with this machine's clock minus the hub's, milliseconds. */
  readonly onSkew?: (milliseconds: number) => void
}

const CouchError = z.object({ error: z.string(), reason: z.string() })

export async function askHub(
  connection: HubConnection,
  clock: Clock,
  question: HubQuestion,
): Promise<HubAnswer> {
  const silence = watchSilence(clock, question.silenceMs)
  const signal = AbortSignal.any([question.stop, silence.signal])
  try {
    const headers = { accept: 'application/json', ...question.init?.headers }
    // A redirect is a captive portal's doing: no hub sends one here.
    const init: RequestInit = { ...question.init, headers, signal, redirect: 'manual', cache: 'no-store' }
    const response = await untilAborted(connection.fetch(question.path, init), signal)
    silence.sawLife()
    question.onLife?.()
    tellSkew(response, clock, question)
    const text = await readText(response, signal, () => {
      silence.sawLife()
      question.onLife?.()
    })
    return readAnswer(response, text)
  } catch {
    if (question.stop.aborted) return { outcome: 'stopped' }
    return { outcome: 'no-hub', reason: silence.signal.aborted ? 'silent' : 'no-line' }
  } finally {
    silence.end()
  }
}

function readAnswer(response: Response, text: string): HubAnswer {
  const { status } = response
  if (status === 413) return { outcome: 'refused', because: 'too-large', words: wordsOf(text) }
  if (status >= 500 || status === 429) return { outcome: 'no-hub', reason: 'hub-failed' }
  const isJson = (response.headers.get('content-type') ?? '').includes('json')
  const body = isJson ? parseJson(text) : undefined
  if (status >= 200 && status < 300 && body !== undefined) return { outcome: 'answered', body }
  // Only CouchDB's own way of saying no counts as the hub's no: portals and proxies know the same status codes.
  if (!CouchError.safeParse(body).success) {
    return { outcome: 'no-hub', reason: status >= 200 && status < 300 && isJson ? 'no-line' : 'not-a-hub' }
  }
  if (status === 401) return { outcome: 'signed-out' }
  if (status === 403) return { outcome: 'no-access' }
  if (status === 404) return { outcome: 'refused', because: 'missing', words: wordsOf(text) }
  return { outcome: 'refused', because: 'malformed', words: wordsOf(text) }
}

/** The hub's own reason, or the beginning of whatever else was said. */
function wordsOf(text: string): string {
  const read = CouchError.safeParse(parseJson(text))
  return read.success ? read.data.reason : text.slice(0, 200)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The Date header has whole seconds: the middle of its second is the best guess. */
function tellSkew(response: Response, clock: Clock, { onSkew }: HubQuestion): void {
  const date = Date.parse(response.headers.get('date') ?? '')
  if (Number.isFinite(date)) onSkew?.(clock.now() - (date + 500))
}

/** Reads a body piece by piece, so that every piece counts as a sign of life. */
async function readText(response: Response, signal: AbortSignal, onPiece: () => void): Promise<string> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  try {
    for (;;) {
      const piece = await untilAborted(reader.read(), signal)
      if (piece.done) return text + decoder.decode()
      onPiece()
      text += decoder.decode(piece.value, { stream: true })
    }
  } catch (error) {
    reader.cancel().catch(() => undefined)
    throw error
  }
}

/** A host may be slow to notice an abort; we do not wait for it. */
function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort)
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** Aborts when `sawLife` was not called for the time given. */
function watchSilence(
  clock: Clock,
  silenceMs: number,
): { readonly signal: AbortSignal; sawLife(): void; end(): void } {
  const silence = new AbortController()
  const ended = new AbortController()
  let lastLife = clock.now()
  async function listen(): Promise<void> {
    while (!ended.signal.aborted) {
      const left = lastLife + silenceMs - clock.now()
      if (left <= 0) return silence.abort(new Error('silent'))
      await clock.sleep(left, ended.signal)
    }
  }
  void listen()
  return {
    signal: silence.signal,
    sawLife: () => {
      lastLife = clock.now()
    },
    end: () => ended.abort(),
  }
}
