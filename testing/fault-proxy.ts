import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * What the line between a desk and a real hub can do to one request. `answer-lost`: the hub did as asked and nobody heard of it.
 * `offline`: no connection at all. A number delays the request by so many milliseconds.
 */
export type LineFault = 'cut' | 'answer-lost' | 'answer-torn' | 'portal' | 'gateway' | 'signed-out' | number

export interface FaultProxy {
  /** Like the hub's URL, without its credential. */
  readonly url: string
  /** Asked for every request; null lets it through. */
  fault: (request: { readonly method: string; readonly path: string }) => LineFault | null
  /** While true, connections are refused and those that stand are cut. */
  offline: boolean
  /** How often somebody tried while it was offline. */
  readonly refused: number
  /** Bytes of bodies that went through, each way. */
  readonly bytes: { up: number; down: number }
  close(): Promise<void>
}

/** A line to a real hub that fails when a test says so. Whoever uses it must bring the hub's credential in its own requests. */
export async function startFaultProxy(hubUrl: string): Promise<FaultProxy> {
  const hub = new URL(hubUrl)
  const root = hub.pathname.replace(/\/$/, '')
  const bytes = { up: 0, down: 0 }
  const server = createServer((asked, answer) => {
    const path = asked.url ?? '/'
    if (offline) {
      refused += 1
      return void asked.socket.destroy()
    }
    const fault = proxy.fault({ method: asked.method ?? 'GET', path })
    if (typeof fault === 'number') setTimeout(() => forward(asked, answer, null), fault)
    else if (fault === 'cut') asked.socket.destroy()
    else if (fault === 'portal')
      answer.writeHead(200, { 'content-type': 'text/html' }).end('<html>terms</html>')
    else if (fault === 'gateway')
      answer.writeHead(502, { 'content-type': 'text/html' }).end('<html>502</html>')
    else if (fault === 'signed-out') {
      const body = '{"error":"unauthorized","reason":"You are not authorized to access this db."}'
      answer.writeHead(401, { 'content-type': 'application/json' }).end(body)
    } else forward(asked, answer, fault)
  })

  function forward(
    asked: IncomingMessage,
    answer: ServerResponse,
    fault: 'answer-lost' | 'answer-torn' | null,
  ): void {
    const passed = request(
      {
        host: hub.hostname,
        port: hub.port,
        method: asked.method,
        path: `${root}${asked.url}`,
        headers: { ...asked.headers, host: hub.host },
      },
      (came) => {
        if (fault === 'answer-lost') {
          came.resume().on('end', () => asked.socket.destroy())
          return
        }
        answer.writeHead(came.statusCode ?? 500, came.headers)
        // Headers and heartbeats must not wait for the first real row.
        answer.flushHeaders()
        came.on('data', (piece: Buffer) => {
          bytes.down += piece.length
          if (fault === 'answer-torn') {
            answer.write(piece.subarray(0, Math.ceil(piece.length / 2)))
            setImmediate(() => asked.socket.destroy())
          } else answer.write(piece)
        })
        came.on('end', () => answer.end())
      },
    )
    passed.on('error', () => asked.socket.destroy())
    answer.on('close', () => passed.destroy())
    asked.on('data', (piece: Buffer) => {
      bytes.up += piece.length
    })
    asked.pipe(passed)
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  let offline = false
  let refused = 0
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fault: () => null,
    bytes,
    get offline() {
      return offline
    },
    get refused() {
      return refused
    },
    set offline(away) {
      offline = away
      if (away) server.closeAllConnections()
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return proxy
}
