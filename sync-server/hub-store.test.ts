import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectHubStore } from './hub-store.ts'
import { HubTrouble, isAboutDocuments, isHubAway } from './hub-trouble.ts'

/** A CouchDB that takes most documents, refuses a whole request for one, has trouble with another, and breaks off in `torn`. */
const couch = createServer(async (asked, answer) => {
  let text = ''
  for await (const part of asked) text += part
  answer.setHeader('content-type', 'application/json')
  if (asked.url === '/torn/_bulk_docs') {
    answer.writeHead(201, { 'content-length': 100 }).write('[{"ok":tr')
    setImmediate(() => asked.socket.destroy())
    return
  }
  if (text.includes('unwritable')) return void answer.writeHead(400).end('{"error":"bad_request"}')
  const { docs } = JSON.parse(text) as { docs: { _id: string }[] }
  const rows = docs.map(({ _id: id }) => (id === 'timed out' ? { id, error: 'timeout' } : { ok: true, id }))
  answer.end(JSON.stringify(rows))
})
beforeAll(async () => {
  couch.listen(0, '127.0.0.1')
  await once(couch, 'listening')
})
afterAll(() => couch.close())

const store = connectHubStore(() => `http://127.0.0.1:${(couch.address() as AddressInfo).port}`)

test('an answer that breaks off in the middle is trouble of the hub, not of the document', async () => {
  const failure = await store.create('torn', { _id: 'one' }).catch((thrown: unknown) => thrown)
  expect([failure instanceof HubTrouble, isHubAway(failure), isAboutDocuments(failure)]).toEqual([
    true,
    true,
    false,
  ])
})

test.each(['unwritable', 'timed out'])(
  'a document that is %s fails alone, not those that travelled with it',
  async (bad) => {
    const ids = ['one', bad, 'two']
    const written = await Promise.allSettled(ids.map((_id) => store.create('register', { _id })))
    expect(written).toMatchObject([
      { value: 'created' },
      { reason: expect.any(HubTrouble) },
      { value: 'created' },
    ])
  },
)
