import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { request as httpsRequest } from 'node:https'

/** Of the hub's API a page needs its own session, the directory and its office's databases. Nothing an administrator uses. */
const OPEN_PATHS = /^\/(_session|_up|directory(\/.*)?|org-[0-9]{6,12}(-evidence)?(\/.*)?)?$/

/** Belong to one connection, not to the message (RFC 9110 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
  'te',
])

function passOn(headers: IncomingMessage['headers']): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || HOP_BY_HOP.has(name) ? [] : [[name, value]],
    ),
  )
}

/** CouchDB names no SameSite unless it is told to; without it a page of another site could act with the desk's session. */
function keepSessionsHome(headers: Record<string, string | string[]>): Record<string, string | string[]> {
  const cookies = headers['set-cookie']
  if (cookies === undefined) return headers
  const kept = [cookies]
    .flat()
    .map((cookie) => (/;\s*samesite=/i.test(cookie) ? cookie : `${cookie}; SameSite=Strict`))
  return { ...headers, 'set-cookie': kept }
}

function answer(response: ServerResponse, status: number, error: string, reason: string): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(`${JSON.stringify({ error, reason })}\n`)
}

/**
 * Carries one request to CouchDB and its answer back, both as they come: a heartbeat of a long-poll passes at once, and a side that
 * hangs up hangs up the other. No credential is added: the desk's own cookie decides.
 *
 * @param path of the request below the hub's root, with its query
 * @param hubUrl without a credential; null while the hub starts
 */
export function proxyHub(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  hubUrl: string | null,
): void {
  const bare = path.split('?')[0] ?? '/'
  if (!OPEN_PATHS.test(bare) || /%2e|\/\.\.?(\/|$)|\/\/|\\/i.test(bare)) {
    answer(response, 404, 'not_found', 'missing')
    return
  }
  if (hubUrl === null) {
    answer(response, 502, 'bad_gateway', 'the hub does not answer')
    return
  }
  const target = new URL(hubUrl)
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest
  const { hostname, port } = target
  const { cookie, ...rest } = passOn(request.headers)
  // CouchDB answers 400 to a cookie that it cannot read, even to who signs in: one from another hub would lock the desk out.
  const isSignIn = request.method === 'POST' && bare === '/_session'
  const headers = { ...rest, ...(cookie && !isSignIn ? { cookie } : {}), host: target.host }
  const onward = send({ hostname, port, path, method: request.method, headers }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, keepSessionsHome(passOn(answered.headers)))
    // The first heartbeat may be long in coming; the page must learn of the connection now.
    response.flushHeaders()
    answered.pipe(response)
    answered.on('error', () => response.destroy())
  })
  onward.setNoDelay(true)
  onward.on('error', () => answer(response, 502, 'bad_gateway', 'the hub does not answer'))
  response.on('close', () => onward.destroy())
  request.pipe(onward)
}
