import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectHubStore } from './hub-store.ts'
import { HubTrouble } from './hub-trouble.ts'

/** A CouchDB that takes every document but one, and refuses the whole request for that one. */
const couch = createServer(async (asked, answer) => {
  let text = ''
  for await (const part of asked) text += part
  answer.setHeader('content-type', 'application/json')
  if (text.includes('unwritable')) answer.writeHead(400).end('{"error":"bad_request"}')
  else
    answer.end(
      JSON.stringify(JSON.parse(text).docs.map(({ _id }: { _id: string }) => ({ ok: true, id: _id }))),
    )
})
beforeAll(async () => {
  couch.listen(0, '127.0.0.1')
  await once(couch, 'listening')
})
afterAll(() => couch.close())

test('a document that cannot be written fails alone, not those that travelled with it', async () => {
  const store = connectHubStore(() => `http://127.0.0.1:${(couch.address() as AddressInfo).port}`)
  const ids = ['one', 'unwritable', 'two']
  const written = await Promise.allSettled(ids.map((_id) => store.create('register', { _id })))
  expect(written).toMatchObject([
    { value: 'created' },
    { reason: expect.any(HubTrouble) },
    { value: 'created' },
  ])
})
