import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A TCP line to the hub that counts what goes over it, headers and all. */
export interface CountingLine {
  readonly port: number
  readonly bytes: { up: number; down: number }
  close(): Promise<void>
}

export async function openCountingLine(hub: URL): Promise<CountingLine> {
  const bytes = { up: 0, down: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((browser) => {
    const couch = connect(Number(hub.port), hub.hostname)
    for (const socket of [browser, couch]) {
      sockets.add(socket.setNoDelay(true))
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    browser.on('data', (piece) => {
      bytes.up += piece.length
    })
    couch.on('data', (piece) => {
      bytes.down += piece.length
    })
    browser.pipe(couch).pipe(browser)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    bytes,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
