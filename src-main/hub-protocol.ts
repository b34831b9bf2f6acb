import { findHubPath } from './hub-path.ts'
import type { HubSession } from './hub-session.ts'
import type { CurrentEnrolment } from './kept-enrolment.ts'
import { APP_SCHEME, DESK_HOST, HUB_HOST } from './schemes.ts'

/** What the page may say in a request, and what it gets to hear. Cookies are in neither list. */
const ASKED_HEADERS = ['accept', 'content-type', 'content-encoding', 'if-none-match']
const ANSWERED_HEADERS = ['content-type', 'date', 'etag', 'server', 'retry-after', 'x-couch-request-id']

/** The page at `app:` reads `hub:`, which is another origin; nobody else may. */
const CROSS_ORIGIN = {
  'access-control-allow-origin': `${APP_SCHEME}://${DESK_HOST}`,
  'access-control-allow-headers': ASKED_HEADERS.join(', '),
  'access-control-allow-methods': 'GET, HEAD, POST, PUT',
  'access-control-expose-headers': ANSWERED_HEADERS.join(', '),
  vary: 'origin',
} as const

/** Answers the window's `hub:` requests: checked, signed with this desk's session, and streamed through. */
export function answerHubRequests(
  enrolment: CurrentEnrolment,
  session: HubSession,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: CROSS_ORIGIN })
    const url = new URL(request.url)
    const identity = enrolment.identity()
    if (!identity) return refuse(401, 'unauthorized', 'this desk is not enrolled')
    const path = url.host === HUB_HOST ? findHubPath(identity.organisation.code, request.method, url) : null
    if (path === null) return refuse(404, 'not_found', 'no path for a desk')
    return forward(session, path, request)
  }
}

async function forward(session: HubSession, path: string, request: Request): Promise<Response> {
  const abandoned = new AbortController()
  request.signal.addEventListener('abort', () => abandoned.abort(), { once: true })
  // Read whole, so that it goes out with a length: some proxies refuse an upload without one, and a batch is small.
  const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer())
  try {
    const answer = await session.request(path, {
      method: request.method,
      headers: pick(request.headers, ASKED_HEADERS),
      body,
      signal: abandoned.signal,
    })
    return new Response(answer.body && abortingOnCancel(answer.body, abandoned), {
      status: answer.status,
      headers: { ...Object.fromEntries(pick(answer.headers, ANSWERED_HEADERS)), ...CROSS_ORIGIN },
    })
  } catch {
    // To the page this is what it is: a request that failed for want of a line.
    return Response.error()
  }
}

/** Passes each chunk on as it comes; when the window no longer listens, the hub is told, or a long-poll would stay open. */
function abortingOnCancel(body: ReadableStream<Uint8Array>, request: AbortController): ReadableStream {
  const reader = body.getReader()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      request.abort()
      // Aborting rejects the read that is under way; there is nobody left to tell.
      await reader.cancel().catch(() => undefined)
    },
  })
}

function pick(headers: Headers, names: readonly string[]): Headers {
  const picked = new Headers()
  for (const name of names) {
    const value = headers.get(name)
    if (value !== null) picked.set(name, value)
  }
  return picked
}

function refuse(status: 401 | 404, error: string, reason: string): Response {
  return Response.json({ error, reason }, { status, headers: CROSS_ORIGIN })
}
