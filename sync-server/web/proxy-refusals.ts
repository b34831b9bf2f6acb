import type { ServerResponse } from 'node:http'

export interface Refused {
  readonly status: number
  readonly error: string
  readonly reason: string
  /** Seconds. */
  readonly retryAfter?: number
}

export function answer(response: ServerResponse, { status, error, reason, retryAfter }: Refused): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(`${JSON.stringify({ error, reason })}\n`)
}

export const MISSING: Refused = { status: 404, error: 'not_found', reason: 'missing' }
export const AWAY: Refused = { status: 502, error: 'bad_gateway', reason: 'the hub does not answer' }
export const NO_CREDENTIAL: Refused = {
  status: 400,
  error: 'bad_request',
  reason: 'a name and a password are needed',
}
export const tooMany = (retryAfter: number): Refused => ({
  status: 429,
  error: 'too_many_requests',
  reason: `too many sign-ins; try again in ${retryAfter} seconds`,
  retryAfter,
})
