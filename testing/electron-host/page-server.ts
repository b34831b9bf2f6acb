import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { policyToHttp, schemeOfHost, toHttp, toOurs } from './schemes-over-http.ts'

/** What `protocol.handle` was given for a scheme. */
export type SchemeHandler = (request: Request) => Response | Promise<Response>

/** Serves Chromium from main's own protocol handlers, headers and all; long answers stream. Answers the port on loopback. */
export async function servePages(
  findHandler: (scheme: string) => SchemeHandler | undefined,
): Promise<number> {
  const server = createServer((request, response) => {
    answer(request, response, findHandler).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // It lives as long as the shell's process and does not keep that alive.
  server.unref()
  const address = server.address() as AddressInfo
  return address.port
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  findHandler: (scheme: string) => SchemeHandler | undefined,
): Promise<void> {
  const host = incoming.headers.host ?? ''
  const scheme = schemeOfHost(host)
  const handler = scheme && findHandler(scheme)
  if (!handler) {
    // Nobody answers for this scheme: in Electron that is a network error too.
    outgoing.destroy()
    return
  }
  const response = await handler(await toRequest(incoming, host))
  if (response.type === 'error') {
    outgoing.destroy()
    return
  }
  outgoing.writeHead(response.status, headersOut(response.headers))
  await stream(response.body, outgoing)
}

/** As Electron builds it: the whole body at hand, and no signal that could tell of an abort. */
async function toRequest(incoming: IncomingMessage, host: string): Promise<Request> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (name !== 'host' && name !== 'connection' && typeof value === 'string')
      headers.set(name, toOurs(value))
  }
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const body = chunks.length === 0 ? null : new Uint8Array(Buffer.concat(chunks))
  return new Request(toOurs(`http://${host}`) + incoming.url, {
    method: incoming.method ?? 'GET',
    headers,
    body,
  })
}

function headersOut(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [
      name,
      name === 'content-security-policy' ? policyToHttp(value) : toHttp(value),
    ]),
  )
}

/** When Chromium hangs up, the body is cancelled: that is how Electron, too, tells a handler. */
async function stream(body: Response['body'], outgoing: ServerResponse): Promise<void> {
  if (!body) {
    outgoing.end()
    return
  }
  // The two declarations of web streams, Node's and the DOM's, describe the same object.
  const readable = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
  outgoing.on('close', () => readable.destroy())
  outgoing.flushHeaders()
  readable.on('error', () => outgoing.destroy())
  readable.pipe(outgoing)
}
