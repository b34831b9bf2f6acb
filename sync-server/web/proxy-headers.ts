import type { IncomingMessage } from 'node:http'

/** Belong to one connection, not to the message (RFC 9110 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
  'te',
])

/** By these a trusted proxy tells a CouchDB that is set up for it whom it speaks for. Nobody who comes through here is one. */
const IDENTITY_OF_A_PROXY = /^x-auth-couchdb-/

export function passOn(headers: IncomingMessage['headers']): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || HOP_BY_HOP.has(name) || IDENTITY_OF_A_PROXY.test(name) ? [] : [[name, value]],
    ),
  )
}

/** CouchDB names no SameSite unless it is told to; without it a page of another site could act with the desk's session. */
export function keepSessionsHome(
  headers: Record<string, string | string[]>,
): Record<string, string | string[]> {
  const cookies = headers['set-cookie']
  if (cookies === undefined) return headers
  const kept = [cookies]
    .flat()
    .map((cookie) => (/;\s*samesite=/i.test(cookie) ? cookie : `${cookie}; SameSite=Strict`))
  return { ...headers, 'set-cookie': kept }
}
