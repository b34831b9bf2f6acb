import { expect, test } from 'vitest'
import { encodeBase64url } from '#domain/text/base64url'
import { buildFact } from '#testing/facts'
import { sealedBy } from '#testing/sealed-evidence'
import { buildChunk, HEAD_PARTS, openFacts, sealFacts } from './sealed-facts.ts'

const CURVE = { name: 'ECDH', namedCurve: 'P-256' }
const makeKey = () => crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
const publicOf = async (pair: CryptoKeyPair) =>
  encodeBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))

const hub = await makeKey()
const ABOUT = { desk: '410202001-01', org: '410202001' }
const FACTS = [
  buildFact({ n: 1, kind: 'certificate-printed', body: { volunteerNumber: 'ZY1', form: 'paper' } }),
  { ...buildFact({ n: 2, kind: 'star-awarded', body: { stars: 5 } }), seal: { by: 'a later version' } },
]
const TEXT = await sealFacts(FACTS, await publicOf(hub), ABOUT)

test('facts come out to the letter, with whose they are', async () => {
  const opened = await openFacts(TEXT, hub.privateKey)
  expect(opened).toEqual({
    ok: true,
    value: {
      about: { ...ABOUT, facts: 2 },
      facts: FACTS,
      unreadable: 0,
      manifests: [],
      unreadableManifests: 0,
    },
  })
})

test('a file says in the open whose it is and how many facts it holds, and nothing of a person', () => {
  const open = JSON.parse(Buffer.from(TEXT.split('.')[1] ?? '', 'base64url').toString())
  expect(open).toEqual({ ...ABOUT, facts: 2 })
})

test('a desk without unsent facts gives a file that says so', async () => {
  const empty = await sealFacts([], await publicOf(hub), ABOUT)
  expect(await openFacts(empty, hub.privateKey)).toMatchObject({ ok: true, value: { facts: [] } })
})

test('rows that are no facts are counted and left out', async () => {
  // What a desk with a damaged store might send: the type says that it cannot.
  const damaged = [FACTS[0], { id: 'x' }, null] as unknown as typeof FACTS
  const opened = await openFacts(await sealFacts(damaged, await publicOf(hub), ABOUT), hub.privateKey)
  expect(opened).toMatchObject({ ok: true, value: { facts: [FACTS[0]], unreadable: 2 } })
})

test('another hub cannot open it', async () => {
  const { privateKey } = await makeKey()
  expect(await openFacts(TEXT, privateKey)).toEqual({ ok: false, problems: [{ code: 'not-for-this-hub' }] })
})

test.each([0, 1, 2, 3, 4])('a changed character in part %i opens nothing', async (at) => {
  const parts = TEXT.split('.')
  const part = parts[at] ?? ''
  const middle = Math.floor(part.length / 2)
  const changed = part.slice(0, middle) + (part[middle] === 'A' ? 'B' : 'A') + part.slice(middle + 1)
  expect((await openFacts(parts.with(at, changed).join('.'), hub.privateKey)).ok).toBe(false)
})

test('facts cannot be passed off as another desk’s', async () => {
  const other = { desk: '410202002-01', org: '410202002', facts: 2 }
  const open = encodeBase64url(new TextEncoder().encode(JSON.stringify(other)))
  expect((await openFacts(TEXT.split('.').with(1, open).join('.'), hub.privateKey)).ok).toBe(false)
})

test('a file of a later version says so', async () => {
  const answer = await openFacts(TEXT.replace('ZYF1', 'ZYF7'), hub.privateKey)
  expect(answer).toEqual({ ok: false, problems: [{ code: 'newer-sealed-facts', version: 7 }] })
})

test.each([
  ['nothing', ''],
  ['an enrolment', TEXT.replace('ZYF1', 'ZYE1')],
  ['a point that is not on the curve', TEXT.split('.').with(2, 'BAAA').join('.')],
  ['a point at infinity', TEXT.split('.').with(2, 'AA').join('.')],
  ['an open part that is no JSON', TEXT.split('.').with(1, 'AAAA').join('.')],
  ['a part too few', TEXT.split('.').slice(0, 4).join('.')],
])('%s is no file of facts', async (_what, text) => {
  expect(await openFacts(text, hub.privateKey)).toEqual({
    ok: false,
    problems: [{ code: 'not-sealed-facts' }],
  })
})

test('nothing is sealed to something that is no key', async () => {
  await expect(sealFacts(FACTS, 'AAAA', ABOUT)).rejects.toThrow()
})

const PHOTO = await sealedBy(ABOUT.desk, await publicOf(hub), { bytes: 150_000 })
const WITH_EVIDENCE = await sealFacts(FACTS, await publicOf(hub), ABOUT, [PHOTO.manifest])

test('with evidence the file is of the next version, and holds the manifests to the letter', async () => {
  expect(WITH_EVIDENCE.split('.')).toHaveLength(HEAD_PARTS)
  const whole = [WITH_EVIDENCE, ...PHOTO.chunks.map(({ data }) => data)].join('.')
  for (const text of [WITH_EVIDENCE, whole, whole.slice(0, -1000), `${whole}.?`]) {
    expect(await openFacts(text, hub.privateKey)).toEqual({
      ok: true,
      value: {
        about: { ...ABOUT, facts: 2, evidence: 1 },
        facts: FACTS,
        unreadable: 0,
        manifests: [PHOTO.manifest],
        unreadableManifests: 0,
      },
    })
  }
})

test('without evidence a hub of the version before reads the file too', () => {
  expect(TEXT).toMatch(/^ZYF1\./)
  expect(WITH_EVIDENCE).toMatch(/^ZYF2\./)
})

test('neither version can be passed off as the other one', async () => {
  const older = await openFacts(WITH_EVIDENCE.replace('ZYF2', 'ZYF1'), hub.privateKey)
  const newer = await openFacts(TEXT.replace('ZYF1', 'ZYF2'), hub.privateKey)
  expect([older, newer].map(({ ok }) => ok)).toEqual([false, false])
})

test('of a person, or of whom evidence is about, nothing stands in the open', () => {
  const open = WITH_EVIDENCE.split('.').map((part) => Buffer.from(part, 'base64url').toString())
  expect(open.join(' ')).not.toContain(PHOTO.manifest.subject.slice('registration:'.length))
})

test('evidence sealed to this hub does not open for another one', async () => {
  const { privateKey } = await makeKey()
  expect(await openFacts(WITH_EVIDENCE, privateKey)).toMatchObject({ ok: false })
})

test('manifests that are none are counted and left out', async () => {
  const { _rev: _, ...nameless } = PHOTO.manifest
  // What a desk with a damaged shelf might send: the type says that it cannot.
  const damaged = [
    PHOTO.manifest,
    nameless,
    { ...PHOTO.manifest, chunks: [] },
    null,
  ] as (typeof PHOTO.manifest)[]
  const text = await sealFacts([], await publicOf(hub), ABOUT, damaged)
  expect(await openFacts(text, hub.privateKey)).toMatchObject({
    ok: true,
    value: { manifests: [PHOTO.manifest], unreadableManifests: 3 },
  })
})

test('a chunk comes out as the desk would have sent it', () => {
  const rebuilt = PHOTO.manifest.chunks.map(({ sha256 }, at) =>
    buildChunk(PHOTO.manifest, sha256, PHOTO.chunks[at]?.data ?? ''),
  )
  expect(rebuilt).toEqual(PHOTO.chunks)
})
