import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { enrolmentOf } from '#testing/enrolments'
import { answerHubRequests } from './hub-protocol.ts'
import { type HubSession, openHubSession } from './hub-session.ts'
import type { CurrentEnrolment } from './kept-enrolment.ts'

const PASSWORD = 'a-password-for-tests'

/** A hub that speaks CouchDB's session: a new cookie with every sign-in, 401 without it. */
let seen: { path: string; headers: IncomingMessage['headers']; body: string }[]
let answerDatabase: (request: IncomingMessage, response: ServerResponse) => void
let server: Server
let hubUrl: string
let sessions: number

beforeEach(async () => {
  seen = []
  sessions = 0
  answerDatabase = (_request, response) => json(response, 200, { ok: true })
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('latin1')
      seen.push({ path: `${request.method} ${request.url}`, headers: request.headers, body })
      if (request.url === '/_session') return answerSession(response, JSON.parse(body))
      if (request.headers.cookie !== `AuthSession=cookie-${sessions}`)
        return json(response, 401, { error: 'unauthorized' })
      answerDatabase(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  hubUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

function answerSession(response: ServerResponse, given: { password: string }): void {
  if (given.password !== PASSWORD) {
    json(response, 401, { error: 'unauthorized', reason: 'wrong' })
    return
  }
  sessions += 1
  response.setHeader('set-cookie', `AuthSession=cookie-${sessions}; Version=1; Path=/; HttpOnly`)
  json(response, 200, { ok: true, name: 'desk-410202001-01', roles: [] })
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function openDesk(password = PASSWORD): {
  session: HubSession
  ask: (request: Request) => Promise<Response>
} {
  const { hubUrl: _address, credential, ...identity } = enrolmentOf('410202001-01', { password })
  const enrolment: CurrentEnrolment = {
    identity: () => identity,
    hubUrl: () => hubUrl,
    credential: () => credential,
  }
  const session = openHubSession(enrolment, (address, init) => fetch(address, init))
  return { session, ask: answerHubRequests(enrolment, session) }
}

test('main signs in, and the window’s requests carry a session the window never sees', async () => {
  const { session, ask } = openDesk()
  expect(await session.signIn()).toEqual({ outcome: 'signed-in' })
  const answer = await ask(new Request('hub://hub/org-410202001/_all_docs?limit=1'))
  expect(await answer.json()).toEqual({ ok: true })
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(answer.headers.get('date')).not.toBeNull()
  expect(seen.map(({ path }) => path)).toEqual(['POST /_session', 'GET /org-410202001/_all_docs?limit=1'])
})

test('a desk that is enrolled at another hub does not take its session there', async () => {
  const elsewhere: string[] = []
  const other = createServer((request, response) => {
    elsewhere.push(request.headers.cookie ?? 'no cookie')
    json(response, 401, { error: 'unauthorized' })
  })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { credential, ...identity } = enrolmentOf('410202001-01', { password: PASSWORD })
  let address = hubUrl
  const session = openHubSession(
    { identity: () => identity, hubUrl: () => address, credential: () => credential },
    (asked, init) => fetch(asked, init),
  )
  await session.signIn()
  address = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  expect((await session.request('/org-410202001', {})).status).toBe(401)
  expect(elsewhere).toEqual(['no cookie'])
  address = hubUrl
  expect((await session.request('/org-410202001', {})).status).toBe(200)
  other.closeAllConnections()
  await new Promise((resolve) => other.close(resolve))
})

test('the password goes to the session only, and a cookie or a password of the page goes nowhere', async () => {
  const { session, ask } = openDesk()
  await session.signIn()
  const headers = {
    cookie: 'AuthSession=foreign',
    authorization: 'Basic eDp5',
    'content-type': 'application/json',
  }
  await ask(
    new Request('hub://hub/org-410202001/_bulk_docs', { method: 'POST', headers, body: '{"docs":[]}' }),
  )
  const upload = seen.at(-1)
  expect(upload?.headers.cookie).toBe('AuthSession=cookie-1')
  expect(upload?.headers.authorization).toBeUndefined()
  expect(seen.slice(1).some(({ body }) => body.includes(PASSWORD))).toBe(false)
})

test('a packed upload arrives packed, with its length', async () => {
  const { session, ask } = openDesk()
  await session.signIn()
  const packed = new Response(new Blob(['{"docs":[]}']).stream().pipeThrough(new CompressionStream('gzip')))
  const body = await packed.arrayBuffer()
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
  await ask(new Request('hub://hub/org-410202001/_bulk_docs', { method: 'POST', headers, body }))
  expect(seen.at(-1)?.headers['content-encoding']).toBe('gzip')
  expect(seen.at(-1)?.headers['content-length']).toBe(String(body.byteLength))
  expect(Buffer.from(seen.at(-1)?.body ?? '', 'latin1')).toEqual(Buffer.from(body))
})

test('a cookie that the hub renews in passing is the one that counts', async () => {
  const { session, ask } = openDesk()
  await session.signIn()
  answerDatabase = (_request, response) => {
    sessions = 9
    response.setHeader('set-cookie', 'AuthSession=cookie-9; Version=1; Path=/; HttpOnly')
    json(response, 200, {})
  }
  const renewing = await ask(new Request('hub://hub/org-410202001'))
  await renewing.text()
  answerDatabase = (_request, response) => json(response, 200, { still: 'signed in' })
  expect(await (await ask(new Request('hub://hub/org-410202001'))).json()).toEqual({ still: 'signed in' })
})

test('heartbeats come through one by one, and the hub hears when the window stops listening', async () => {
  const { session, ask } = openDesk()
  await session.signIn()
  let beat = () => {}
  const left = new Promise<void>((resolve) => {
    answerDatabase = (_request, response) => {
      beat = () => void response.write('\n')
      response.writeHead(200, { 'content-type': 'application/json' })
      beat()
      response.once('close', resolve)
    }
  })
  const feed = await ask(new Request('hub://hub/org-410202001/_changes?feed=longpoll&heartbeat=1000'))
  const reader = (feed.body as ReadableStream<Uint8Array>).getReader()
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('\n')
  beat()
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('\n')
  await reader.cancel()
  await left
})

test('without a session the hub’s own 401 reaches the window, which then asks main to sign in', async () => {
  const { ask } = openDesk()
  expect((await ask(new Request('hub://hub/org-410202001'))).status).toBe(401)
})

test('a wrong password is an answer', async () => {
  expect(await openDesk('wrong').session.signIn()).toEqual({ outcome: 'wrong-credential' })
})

test('a redirect is no hub, and the session does not follow it', async () => {
  const { session, ask } = openDesk()
  await session.signIn()
  answerDatabase = (_request, response) => response.writeHead(302, { location: `${hubUrl}/portal` }).end()
  expect((await ask(new Request('hub://hub/org-410202001'))).type).toBe('error')
  expect(seen.some(({ path }) => path.includes('/portal'))).toBe(false)
})

test('no line is an error to the window and an answer to a sign-in', async () => {
  const { session, ask } = openDesk()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  expect(await session.signIn()).toEqual({ outcome: 'no-hub', reason: 'no line' })
  expect((await ask(new Request('hub://hub/org-410202001'))).type).toBe('error')
})

test('what is not a desk’s path never leaves the machine', async () => {
  const { session, ask } = openDesk()
  await session.signIn()
  expect((await ask(new Request('hub://hub/_all_dbs'))).status).toBe(404)
  expect((await ask(new Request('hub://elsewhere/org-410202001'))).status).toBe(404)
  expect(seen).toHaveLength(1)
})
