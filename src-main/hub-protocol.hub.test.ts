import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Enrolment } from '#contracts/enrolment'
import { orgDatabase } from '#contracts/hub-databases'
import { startTestHub, type TestHub } from '#testing/hub'
import { answerHubRequests } from './hub-protocol.ts'
import { openHubSession } from './hub-session.ts'
import type { CurrentEnrolment } from './kept-enrolment.ts'

let hub: TestHub
let enrolment: Enrolment
let database: string
beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  const desk = hub.desks[0]
  if (!desk) throw new Error('a hub without a desk')
  enrolment = await hub.enrolmentOf(desk.code)
  database = orgDatabase(enrolment.organisation.code)
})
afterAll(() => hub.close())

/** Main's side of one desk, with a password that may be wrong. */
function openMain(password = enrolment.credential.password) {
  const kept: CurrentEnrolment = {
    identity: () => enrolment,
    hubUrl: () => enrolment.hubUrl,
    credential: () => ({ ...enrolment.credential, password }),
  }
  const session = openHubSession(kept, (address, init) => fetch(address, init))
  return { signIn: session.signIn, ask: answerHubRequests(kept, session) }
}

test('the hub takes the desk’s credential from main, and the window reads its database and no other', async () => {
  const { signIn, ask } = openMain()
  expect((await ask(new Request(`hub://hub/${database}`))).status).toBe(401)
  expect(await signIn()).toEqual({ outcome: 'signed-in' })
  const changes = await ask(new Request(`hub://hub/${database}/_changes?limit=1`))
  expect(changes.status).toBe(200)
  expect(await changes.json()).toHaveProperty('last_seq')
  expect((await ask(new Request('hub://hub/directory/_all_docs?limit=1'))).status).toBe(200)
  expect((await ask(new Request('hub://hub/register/_all_docs'))).status).toBe(404)
})

test('the hub knows the desk by the session that main keeps', async () => {
  const { signIn, ask } = openMain()
  await signIn()
  const whose = await ask(new Request('hub://hub/_session'))
  expect(await whose.json()).toMatchObject({ userCtx: { name: enrolment.credential.name } })
})

test('a packed batch is taken, row by row', async () => {
  const { signIn, ask } = openMain()
  await signIn()
  const docs = [{ _id: 'no-fact' }]
  const packed = new Blob([JSON.stringify({ docs })]).stream().pipeThrough(new CompressionStream('gzip'))
  const answer = await ask(
    new Request(`hub://hub/${database}/_bulk_docs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: await new Response(packed).arrayBuffer(),
    }),
  )
  expect(answer.status).toBe(201)
  // The guard speaks for this row, so the hub has read what was packed.
  expect(await answer.json()).toEqual([expect.objectContaining({ id: 'no-fact', error: 'forbidden' })])
})

test('a long-poll’s heartbeats come through before there is anything to tell', async () => {
  const { signIn, ask } = openMain()
  await signIn()
  const feed = await ask(new Request(`hub://hub/${database}/_changes?feed=longpoll&since=now&heartbeat=200`))
  const reader = (feed.body as ReadableStream<Uint8Array>).getReader()
  let heard = ''
  while (!/\n\s*\n/.test(heard)) heard += new TextDecoder().decode((await reader.read()).value)
  expect(heard).not.toContain('last_seq')
  await reader.cancel()
})

test('a wrong password is told apart from a hub that is away', async () => {
  expect(await openMain('not-the-password').signIn()).toEqual({ outcome: 'wrong-credential' })
  await hub.stop()
  expect(await openMain().signIn()).toMatchObject({ outcome: 'no-hub' })
  await hub.start()
  expect(await openMain().signIn()).toEqual({ outcome: 'signed-in' })
})
