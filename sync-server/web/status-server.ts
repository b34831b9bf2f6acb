import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type RequestHandler } from 'express'
import type { Metrics } from '../post-office/metrics.ts'
import type { PostOfficeStatus } from '../post-office/post-office.ts'

/** How a process is, for whoever watches over it. No personal data. */
export interface Health {
  readonly status: PostOfficeStatus
  readonly [more: string]: unknown
}

/** 200 where all is well, else 503: a container's health check reads no JSON. */
export function answerHealth(describe: () => Promise<Health>): RequestHandler {
  return async (_request, response) => {
    const health = await describe()
    response.status(health.status === 'ok' ? 200 : 503)
    response.set('cache-control', 'no-store').json(health)
  }
}

export interface StatusServer {
  readonly url: string
  stop(): Promise<void>
}

/**
 * `/health` and `/metrics` on a port of their own, which no proxy of the desks leads to. Rejects with the system's error, `EADDRINUSE`
 * among them.
 *
 * @param host loopback, unless the operator asks for another: anybody who reaches it may read it
 * @param port 0: any free one
 */
export async function startStatusServer(
  { host, port }: { readonly host: string; readonly port: number },
  describe: () => Promise<Health>,
  metrics: () => Metrics | null,
): Promise<StatusServer> {
  const app = express()
  app.disable('x-powered-by')
  app.get('/health', answerHealth(describe))
  app.get('/metrics', async (_request, response) => {
    const present = metrics()
    if (present) response.set('content-type', present.contentType).send(await present.render())
    else response.status(503).end()
  })
  const server = createServer(app)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
  return {
    // A listening TCP server always has an address with a port.
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
