import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import { connect, type Server as Door } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openContainerDoor } from './container-door.ts'

const open: (Server | Door)[] = []
afterEach(async () => {
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  }
})

async function listen(server: Server): Promise<number> {
  open.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return Number(Object(server.address()).port)
}

async function doorTo(loopback: number): Promise<number> {
  const door = await openContainerDoor({ outside: 0, loopback })
  open.push(door)
  return Number(Object(door.address()).port)
}

test('what comes to the door reaches the loopback server as a caller of this very machine', async () => {
  const seen: string[] = []
  const port = await listen(
    createServer((asked, answer) => {
      seen.push(String(asked.socket.remoteAddress))
      answer.end(asked.url)
    }),
  )
  const answer = await fetch(`http://127.0.0.1:${await doorTo(port)}/hub/_up`)
  expect([await answer.text(), seen]).toEqual(['/hub/_up', ['127.0.0.1']])
})

test('a caller who hangs up in the middle of a waiting answer ends the question behind the door', async () => {
  let ended: Promise<unknown> = Promise.resolve()
  const port = await listen(
    createServer((_asked, answer) => {
      ended = once(answer, 'close')
      answer.write('\n')
    }),
  )
  const asked = request({ port: await doorTo(port), host: '127.0.0.1' })
  asked.end()
  const [answer] = await once(asked, 'response')
  await once(answer, 'data')
  asked.on('error', () => undefined)
  asked.destroy()
  await ended
})

test('a server that is not up yet costs the caller his line, and the door stays open', async () => {
  const server = createServer((_asked, answer) => answer.end('up'))
  const port = await listen(server)
  server.close()
  await once(server, 'close')
  const door = await doorTo(port)
  const early = connect(door, '127.0.0.1')
  early.on('error', () => undefined)
  await once(early, 'close')
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  open.push(server)
  expect(await (await fetch(`http://127.0.0.1:${door}/`)).text()).toBe('up')
})

test('a port that is taken is said', async () => {
  const port = await listen(createServer())
  await expect(openContainerDoor({ outside: port, loopback: port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})
