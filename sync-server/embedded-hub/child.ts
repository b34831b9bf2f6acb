import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAccounts } from './accounts.ts'
import { createDatabaseUpdates } from './database-updates.ts'
import { openDatabases } from './databases.ts'
import { handleRequest } from './handle-request.ts'
import { createPouchMaker, createPouchRoutes } from './pouch.ts'
import type { ChildOrder, ChildReport } from './supervise.ts'

function report(message: ChildReport): void {
  process.send?.(message)
}

/** The embedded hub's own process: a fault in an old package ends this process and not the post office. */
async function serve(order: ChildOrder): Promise<void> {
  mkdirSync(order.folder, { recursive: true, mode: 0o700 })
  const maker = createPouchMaker(order.folder)
  // Fails at once, and quietly, where another process holds the folder: leveldb's lock ends with the process that took it.
  await new maker('folder-in-use').info()
  const pouchRoutes = await createPouchRoutes(maker)
  const databases = openDatabases(maker)
  await databases.create('_users')
  const accounts = createAccounts(databases, order.admin, order.sessionSecret, Date.now)
  const hub = { databases, accounts, pouchRoutes, updates: createDatabaseUpdates(databases) }
  const server = createServer((request, response) => {
    handleRequest(hub, request, response).catch(() => response.destroy())
  })
  // Desks come through the web server, whose connections rest longer. What the post office opened in a busy moment it is to give back.
  server.keepAliveTimeout = 5000
  server.requestTimeout = 0
  server.listen(order.port, '127.0.0.1', () => {
    // A listening TCP server always has an address with a port.
    report({ ready: (server.address() as AddressInfo).port })
  })
  const stop = () => {
    server.close(() => databases.close().then(() => process.exit(0)))
    server.closeAllConnections()
  }
  process.on('message', (message) => message === 'stop' && stop())
}

// Whoever started this process is gone: nobody would stop it, and its folder must be free for the next one.
process.on('disconnect', () => process.exit(0))
// Ctrl-C reaches the whole group; the parent says when.
process.on('SIGINT', () => undefined)
process.once('message', (order) => {
  serve(order as ChildOrder).catch((failure: Error) => {
    report({ failed: failure.message })
    process.exit(1)
  })
})
