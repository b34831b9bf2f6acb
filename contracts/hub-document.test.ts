import { expect, test } from 'vitest'
import { buildFact } from '#testing/facts'
import { readHubDocument, toHubDocument } from './hub-document.ts'

const DOCUMENT = toHubDocument(buildFact({ kind: 'star-awarded', body: { stars: 5 } }))

test('a fact comes back from the hub as it went there, without CouchDB’s own fields', () => {
  const atHub = { ...DOCUMENT, _rev: '1-a', _attachments: {} }
  expect(readHubDocument(atHub)).toEqual(buildFact({ kind: 'star-awarded', body: { stars: 5 } }))
})

test('what a newer version wrote beside the known fields stays to the letter', () => {
  const newer = JSON.parse(
    JSON.stringify({ ...DOCUMENT, seal: { by: 'a later version' }, body: { stars: 5 } }).replace(
      '"stars"',
      '"__proto__":{"x":1},"constructor":2,"stars"',
    ),
  )
  const fact = readHubDocument(newer)
  expect(fact).not.toBeNull()
  expect(fact && JSON.parse(JSON.stringify(toHubDocument(fact)))).toStrictEqual(newer)
  expect(JSON.stringify(fact)).toContain('"__proto__":{"x":1}')
})

test.each([
  ['nothing', null],
  ['a text', 'registration:a:b'],
  ['no id', { ...DOCUMENT, _id: undefined }],
  ['a body that is a list', { ...DOCUMENT, body: [] }],
  ['a running number below zero', { ...DOCUMENT, n: -1 }],
])('%s is no fact', (_what, document) => {
  expect(readHubDocument(document)).toBeNull()
})
