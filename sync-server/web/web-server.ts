import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler } from 'express'
import type { Enrolment } from '#contracts/enrolment'
import { type HubProxySurroundings, openHubProxy } from './proxy-hub.ts'
import { serveDesk } from './serve-desk.ts'
import { answerHealth, type Health } from './status-server.ts'
import { serveTrialEnrolment } from './trial-enrolment.ts'

export interface WebSurroundings extends HubProxySurroundings {
  /** 0: any free port. */
  readonly port: number
  readonly deskFolder: string
  /** Null outside a trial. */
  readonly findTrialEnrolment: ((deskCode: string) => Enrolment | null) | null
  readonly health: () => Promise<Health>
}

export interface WebServer {
  readonly port: number
  stop(): Promise<void>
}

/** Everything a browser sees, on one origin: the desk's page, the hub's API, health. Loopback only; a TLS proxy stands in front elsewhere. */
export async function startWebServer(surroundings: WebSurroundings): Promise<WebServer> {
  const { port, deskFolder, findTrialEnrolment, health } = surroundings
  const proxy = openHubProxy(surroundings)
  const app = express()
  app.disable('x-powered-by')
  app.get('/', (_request, response) => response.redirect('/desk/'))
  app.get('/health', answerHealth(health))
  if (findTrialEnrolment) app.get('/desk/trial-enrolment/:code', serveTrialEnrolment(findTrialEnrolment))
  // Without the slash the page's relative addresses would miss.
  app.use('/desk', (request, response, next) => {
    if (/^\/desk(\?|$)/.test(request.originalUrl)) {
      response.redirect(`/desk/${request.originalUrl.slice('/desk'.length)}`)
    } else next()
  })
  app.use('/desk', serveDesk(deskFolder))
  app.use(answerFault)

  const server = createServer((request, response) => {
    const url = request.url ?? '/'
    if (url === '/hub' || url.startsWith('/hub/'))
      proxy.carry(request, response, url.slice('/hub'.length) || '/')
    else app(request, response)
  })
  // A long-poll rests for as long as nothing happens.
  server.requestTimeout = 0
  server.keepAliveTimeout = 65_000
  await listen(server, port)
  return {
    // A listening TCP server always has an address with a port.
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Says no more than the status: express would answer with the stack, and print it. Its four parameters make it a fault's handler. */
const answerFault: ErrorRequestHandler = (fault, _request, response, next) => {
  if (response.headersSent) return next(fault)
  const { status } = Object(fault) as { status?: unknown }
  response.status(typeof status === 'number' ? status : 500).json({ error: 'not_answered' })
}

/** Rejects with the system's error, `EADDRINUSE` among them. */
function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}
