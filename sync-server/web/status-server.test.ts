import { afterEach, expect, test } from 'vitest'
import type { PostOfficeStatus } from '../post-office/post-office.ts'
import { type StatusServer, startStatusServer } from './status-server.ts'

const METRICS = { contentType: 'text/plain; version=0.0.4; charset=utf-8', render: async () => 'up 1\n' }
const LOOPBACK = { host: '127.0.0.1', port: 0 }
let server: StatusServer | null = null
afterEach(() => server?.stop())

test.each([
  ['ok', 200],
  ['starting', 503],
  ['waiting-for-hub', 503],
] as const satisfies readonly (readonly [PostOfficeStatus, number])[])(
  'a post office that is %s answers %i',
  async (status, code) => {
    server = await startStatusServer(
      LOOPBACK,
      async () => ({ status, parked: 1 }),
      () => METRICS,
    )
    const answer = await fetch(`${server.url}/health`)
    expect([answer.status, await answer.json()]).toEqual([code, { status, parked: 1 }])
  },
)

test('metrics come as Prometheus reads them', async () => {
  server = await startStatusServer(
    LOOPBACK,
    async () => ({ status: 'ok' }),
    () => METRICS,
  )
  const answer = await fetch(`${server.url}/metrics`)
  expect([answer.headers.get('content-type'), await answer.text()]).toEqual([METRICS.contentType, 'up 1\n'])
})

test('before there is a post office there are no metrics, and there is never anything else', async () => {
  server = await startStatusServer(
    LOOPBACK,
    async () => ({ status: 'starting' }),
    () => null,
  )
  expect((await fetch(`${server.url}/metrics`)).status).toBe(503)
  expect((await fetch(`${server.url}/`)).status).toBe(404)
})

test('a port that is taken is refused with the system’s own word', async () => {
  server = await startStatusServer(
    LOOPBACK,
    async () => ({ status: 'ok' }),
    () => METRICS,
  )
  const port = Number(new URL(server.url).port)
  const second = startStatusServer(
    { ...LOOPBACK, port },
    async () => ({ status: 'ok' }),
    () => METRICS,
  )
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
