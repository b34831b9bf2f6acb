import { expect, test } from 'vitest'
import { openBrowserSession } from './browser-session.ts'

const credential = { name: 'desk-410202001-01', password: 'right' }

/** The hub as a browser meets it: a session opens with the right password, and everything asked for is written down. */
function fakeHub(): { asked: string[]; fetch: typeof fetch } {
  const asked: string[] = []
  return {
    asked,
    fetch: async (input, init) => {
      asked.push(`${init?.method ?? 'GET'} ${String(input)}`)
      if (String(input) !== '/hub/_session') return Response.json({ last_seq: '1-x' })
      const given = JSON.parse(String(init?.body))
      return given.password === 'right'
        ? Response.json({ ok: true, name: given.name, roles: [] })
        : Response.json({ error: 'unauthorized', reason: 'Name or password is incorrect.' }, { status: 401 })
    },
  }
}

test('requests go to the hub once this tab has signed in, and not before', async () => {
  const hub = fakeHub()
  const session = openBrowserSession(
    async () => credential,
    async () => true,
    hub.fetch,
  )
  expect((await session.request('/org-410202001/_changes')).status).toBe(401)
  expect(hub.asked).toEqual([])
  expect(await session.signIn()).toEqual({ outcome: 'signed-in' })
  expect((await session.request('/org-410202001/_changes')).status).toBe(200)
  expect(hub.asked).toEqual(['POST /hub/_session', 'GET /hub/org-410202001/_changes'])
})

test('a tab that another one has forestalled does not send anything under its name', async () => {
  const hub = fakeHub()
  const session = openBrowserSession(
    async () => credential,
    async () => false,
    hub.fetch,
  )
  expect(await session.signIn()).toEqual({ outcome: 'no-hub', reason: 'another tab is signed in' })
  expect((await session.request('/org-410202001/_bulk_docs', { method: 'POST' })).status).toBe(401)
  expect(hub.asked).toEqual([])
})

test.each([
  ['a wrong password', { name: 'desk-410202001-01', password: 'wrong' }],
  ['no credential', null],
])('%s needs the desk to be enrolled again', async (_case, kept) => {
  const session = openBrowserSession(
    async () => kept,
    async () => true,
    fakeHub().fetch,
  )
  expect(await session.signIn()).toEqual({ outcome: 'wrong-credential' })
})

test('a line that fails is no hub, and signing in never rejects', async () => {
  const session = openBrowserSession(
    async () => credential,
    async () => true,
    async () => {
      throw new TypeError('Failed to fetch')
    },
  )
  expect(await session.signIn()).toEqual({ outcome: 'no-hub', reason: 'no line' })
})
