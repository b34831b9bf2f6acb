import { expect, test } from 'vitest'
import { encodeBase64url } from '#domain/text/base64url'
import { evidenceBytes, makeTestKey, sealedBy } from '#testing/sealed-evidence'
import { CHUNK_BYTES, EvidenceChunk, EvidenceManifest, evidenceRevision } from './evidence-documents.ts'
import { openEvidence, openKeyForHub, type SealedEvidence, sha256Of } from './seal-evidence.ts'

const DESK = '410202001-01'
const hub = await makeTestKey()
const PHOTO = await sealedBy(DESK, hub.publicKey)

async function keyOf({ manifest }: SealedEvidence) {
  const opened = await openKeyForHub(manifest, hub.privateKey)
  if (!opened.ok) throw new Error('the key does not open')
  return opened.value
}

/** What stands under each id; a change may take its place. */
const standing =
  ({ chunks }: SealedEvidence, changes: Readonly<Record<string, string | null>> = {}) =>
  (id: string) =>
    id in changes ? (changes[id] ?? null) : (chunks.find(({ _id }) => _id === id)?.data ?? null)

test.each([1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES])(
  'an item of %d bytes comes out as it went in',
  async (bytes) => {
    const sealed = await sealedBy(DESK, hub.publicKey, { bytes })
    expect(sealed.chunks).toHaveLength(Math.ceil(bytes / CHUNK_BYTES))
    const opened = await openEvidence(sealed.manifest, await keyOf(sealed), standing(sealed))
    expect(opened).toEqual({ ok: true, value: evidenceBytes(bytes) })
    expect(await sha256Of(evidenceBytes(bytes))).toBe(sealed.reference.sha256)
  },
)

test('every document keeps to its own schema, to 256 KB, and to the one revision of its id', () => {
  expect(EvidenceManifest.parse(PHOTO.manifest)).toMatchObject(PHOTO.reference)
  for (const document of [PHOTO.manifest, ...PHOTO.chunks]) {
    expect(JSON.stringify(document).length).toBeLessThan(256 * 1024)
    expect(document._rev).toBe(evidenceRevision(document._id))
    expect(document._rev).toMatch(/^1-[0-9a-f]{32}$/)
  }
  for (const chunk of PHOTO.chunks) expect(EvidenceChunk.parse(chunk)).toMatchObject({ data: chunk.data })
})

test('the same photo sealed twice has not one chunk in common', async () => {
  const again = await sealedBy(DESK, hub.publicKey)
  const ids = new Set(PHOTO.chunks.map(({ data }) => data))
  expect(again.chunks.some(({ data }) => ids.has(data))).toBe(false)
  expect(again.reference.sha256).toBe(PHOTO.reference.sha256)
})

test('another hub cannot have the key', async () => {
  const other = await makeTestKey()
  expect(await openKeyForHub(PHOTO.manifest, other.privateKey)).toMatchObject({
    problems: [{ code: 'not-for-this-key' }],
  })
})

test.each([
  ['subject', 'registration:somebody-else'],
  ['sha256', 'f'.repeat(64)],
  ['desk', '410202001-02'],
  ['worker', '410202001-w9'],
  ['bytes', 7],
] as const)('a manifest whose %s was changed does not give its key away', async (field, value) => {
  const changed = { ...PHOTO.manifest, [field]: value }
  expect((await openKeyForHub(changed, hub.privateKey)).ok).toBe(false)
})

test('a chunk that is missing, altered in one byte, or in another one’s place is named', async () => {
  const key = await keyOf(PHOTO)
  const [first, second] = PHOTO.chunks
  if (!first || !second) throw new Error('the photo is too small')
  const flipped = `${first.data.startsWith('A') ? 'B' : 'A'}${first.data.slice(1)}`
  const opened = (changes: Readonly<Record<string, string | null>>) =>
    openEvidence(PHOTO.manifest, key, standing(PHOTO, changes))
  expect(await opened({ [second._id]: null })).toMatchObject({ problems: [{ code: 'missing', chunk: 1 }] })
  expect(await opened({ [first._id]: flipped })).toMatchObject({ problems: [{ code: 'altered', chunk: 0 }] })
  expect(await opened({ [first._id]: second.data })).toMatchObject({
    problems: [{ code: 'altered', chunk: 0 }],
  })
})

test('chunks named in another order open nothing: each is sealed to its own place', async () => {
  const chunks = PHOTO.manifest.chunks.toReversed()
  const opened = await openEvidence({ ...PHOTO.manifest, chunks }, await keyOf(PHOTO), standing(PHOTO))
  expect(opened).toMatchObject({ problems: [{ code: 'altered', chunk: 0 }] })
})

test('an item that is not the one whose hash was named is found out, though all of it opens', async () => {
  const named = { ...PHOTO.manifest, sha256: 'f'.repeat(64) }
  const opened = await openEvidence(named, await keyOf(PHOTO), standing(PHOTO))
  expect(opened).toEqual({ ok: false, problems: [{ code: 'not-as-named' }] })
})

test('what is no key opens nothing and throws nothing', async () => {
  expect((await openEvidence(PHOTO.manifest, new Uint8Array(3), standing(PHOTO))).ok).toBe(false)
  expect((await openKeyForHub({ ...PHOTO.manifest, keyForHub: 'x.y' }, hub.privateKey)).ok).toBe(false)
  await expect(sealedBy(DESK, encodeBase64url(new Uint8Array(65)))).rejects.toThrow()
})
