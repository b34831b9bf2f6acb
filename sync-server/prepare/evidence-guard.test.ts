import { expect, test } from 'vitest'
import { evidenceRevision } from '#contracts/evidence-documents'
import { deskRoles, REVOKED_ROLE } from '#contracts/hub-databases'
import { makeTestKey, sealedBy } from '#testing/sealed-evidence'
import { compileGuard, findRefusal } from '../embedded-hub/guard.ts'
import type { StoredDocument } from '../embedded-hub/pouch.ts'
import { EVIDENCE_GUARD, LARGEST_EVIDENCE_DOCUMENT } from './evidence-guard.ts'

const ORG = '410202001'
const DESK = '410202001-01'
const SECURITY = { admins: { names: [], roles: [] }, members: { names: [], roles: [] } }
const PHOTO = await sealedBy(DESK, (await makeTestKey()).publicKey)
const [CHUNK] = PHOTO.chunks

/** What the guard says to a document, as CouchDB would ask it; null where it lets it in. */
function reasonAgainst(
  document: object,
  {
    roles = deskRoles(ORG, DESK, 'office'),
    old = null,
    db = `org-${ORG}-evidence`,
  }: {
    readonly roles?: readonly string[]
    readonly old?: StoredDocument | null
    readonly db?: string
  } = {},
): string | null {
  const user = { db, name: `desk-${DESK}`, roles }
  // What a desk may send is what the test is about.
  return (
    findRefusal(compileGuard(EVIDENCE_GUARD), document as StoredDocument, old, user, SECURITY)?.reason ?? null
  )
}

test('a desk’s own manifest, chunks and readers are let in, with the history that CouchDB shows of a copy', () => {
  for (const document of [PHOTO.manifest, ...PHOTO.chunks]) {
    expect(reasonAgainst(document)).toBeNull()
    const [, revision = ''] = document._rev.split('-')
    expect(reasonAgainst({ ...document, _revisions: { start: 1, ids: [revision] } })).toBeNull()
  }
  const _id = `reader:${DESK}:${'a'.repeat(32)}`
  const reader = { _id, _rev: evidenceRevision(_id), org: ORG, desk: DESK, publicKey: 'BAAA' }
  expect(reasonAgainst(reader)).toBeNull()
})

test.each<[string, object, string]>([
  [
    'without its revision, as somebody writes who does not copy',
    { _rev: undefined },
    'not the revision of this id',
  ],
  ['under a revision of its own making', { _rev: `1-${'f'.repeat(32)}` }, 'not the revision of this id'],
  ['with a history', { _revisions: { start: 2, ids: ['a', 'b'] } }, 'evidence has no history'],
  ['that removes', { _deleted: true }, 'a desk removes nothing'],
  ['with an attachment', { _attachments: {} }, 'evidence carries no attachment'],
  ['in another desk’s name', { desk: '410202001-02' }, 'not written by this desk'],
  ['of another office', { org: '410202002' }, 'not written by this office'],
  ['for another piece of evidence', { evidence: crypto.randomUUID() }, 'the id does not name its evidence'],
  ['without data', { data: 7 }, 'a chunk without data'],
  ['too large', { data: 'A'.repeat(LARGEST_EVIDENCE_DOCUMENT) }, 'a chunk is not that large'],
  [
    'under a desk’s id that is not its own',
    { _id: CHUNK?._id.replace(DESK, '410202001-02') },
    'the id does not name this desk',
  ],
  [
    'under an id of the hub’s',
    { _id: CHUNK?._id.replace('chunk', 'opening') },
    'neither a manifest nor a chunk',
  ],
])('a chunk %s is refused', (_title, changes, reason) => {
  expect(reasonAgainst({ ...CHUNK, ...changes })).toBe(reason)
})

test('nothing that stands there is written over, and a revoked desk writes nothing', () => {
  expect(reasonAgainst({ ...CHUNK }, { old: { _id: CHUNK?._id ?? '' } })).toBe('evidence never changes')
  expect(reasonAgainst({ ...CHUNK }, { roles: [REVOKED_ROLE] })).toBe('this desk has been revoked')
  expect(reasonAgainst({ ...CHUNK }, { db: `org-${ORG}` })).toBe('not the evidence of this office')
})
