import { chunkPrefix, type EvidenceDocument, evidenceRevision } from '#contracts/evidence-documents'
import { DIRECTORY_DATABASE, evidenceDatabase } from '#contracts/hub-databases'
import type { SealedEvidence } from '#contracts/seal-evidence'
import { sealedBy } from '../sealed-evidence.ts'
import { until } from '../until.ts'
import { refusesRequest } from './asking.ts'
import { type Attempt, withControl } from './attempt.ts'
import type { Ground } from './ground.ts'
import type { Intruder } from './intruder.ts'

type Document = EvidenceDocument<object>

/** Evidence of others, evidence that is not what it says, and evidence that changes. */
export function evidenceAttempts(ground: Ground): readonly Attempt[] {
  const { desk, beside, elsewhere, corps, revoked, asAdmin } = ground
  const own = evidenceDatabase(desk.org)
  const other = evidenceDatabase(elsewhere.org)

  const photoOf = async (who: Intruder): Promise<SealedEvidence> => {
    const { body } = await asAdmin('GET', `/${DIRECTORY_DATABASE}/_all_docs?include_docs=true`)
    const rows = Object(body).rows as readonly { readonly doc: { kind?: string; publicKey?: string } }[]
    const key = rows.find(({ doc }) => doc.kind === 'export-key')?.doc.publicKey ?? ''
    return sealedBy(who.code, key, { bytes: 70_000 })
  }
  /** As PouchDB copies documents. */
  const copy = (who: Intruder, database: string, docs: readonly object[]) =>
    who.ask('POST', `/${database}/_bulk_docs`, { docs, new_edits: false })
  const isThere = async (database: string, id: string) =>
    (await asAdmin('GET', `/${database}/${encodeURIComponent(id)}`)).status === 200
  const control = async () => {
    const { chunks } = await photoOf(desk)
    await copy(desk, own, chunks)
    return isThere(own, chunks[0]?._id ?? '')
  }

  /** Nothing that is copied there may stand there afterwards. */
  const refusesCopy = (
    name: string,
    who: Intruder,
    database: string,
    build: () => Promise<readonly Document[]>,
  ): Attempt =>
    withControl(name, control, async () => {
      const documents = await build()
      await copy(who, database, documents)
      for (const { _id } of documents) if (await isThere(database, _id)) return 'the hub stored it'
      return null
    })
  const withChunk = (change: (chunk: SealedEvidence['chunks'][number]) => Document) => async () => {
    const [chunk] = (await photoOf(desk)).chunks
    return chunk ? [change(chunk)] : []
  }

  /** A chunk that stands there, and an act upon it. */
  const leavesChunkAlone = (
    name: string,
    act: (chunk: SealedEvidence['chunks'][number]) => Promise<unknown>,
  ): Attempt => ({
    name,
    async attempt() {
      const [chunk] = (await photoOf(desk)).chunks
      if (!chunk) return 'its control failed: no chunk'
      await copy(desk, own, [chunk])
      await act(chunk)
      const { status, body } = await asAdmin('GET', `/${own}/${encodeURIComponent(chunk._id)}?conflicts=true`)
      const { data, _conflicts } = Object(body) as { data?: string; _conflicts?: readonly string[] }
      if (status !== 200) return `the chunk is gone: ${status}`
      if (data !== chunk.data) return 'the chunk was changed'
      return _conflicts === undefined ? 'repelled' : 'a rival stands beside the chunk'
    },
  })

  return [
    refusesRequest('a desk reads another office’s evidence', desk, () =>
      desk.ask('GET', `/${other}/_all_docs?include_docs=true`),
    ),
    refusesRequest('a desk reads the feed of another office’s evidence', desk, () =>
      desk.ask('GET', `/${other}/_changes`),
    ),
    refusesRequest('a corps reads the evidence of an office below it', corps, () =>
      corps.ask('GET', `/${own}/_all_docs`),
    ),
    withControl('a revoked desk reads its office’s evidence', control, async () => {
      const { status } = await revoked.ask('GET', `/${evidenceDatabase(revoked.org)}/_all_docs`)
      return status >= 400 ? null : `answered ${status}`
    }),
    refusesCopy('a desk sends evidence to another office', desk, other, async () => {
      const photo = await photoOf(desk)
      return [photo.manifest, ...photo.chunks]
    }),
    refusesCopy('a desk sends evidence in the name of another office', desk, own, async () => {
      const photo = await photoOf(elsewhere)
      return [photo.manifest, ...photo.chunks]
    }),
    refusesCopy('a desk sends evidence in the name of the desk beside it', desk, own, async () => {
      const photo = await photoOf(beside)
      return [photo.manifest, ...photo.chunks]
    }),
    refusesCopy('a revoked desk sends evidence', revoked, evidenceDatabase(revoked.org), async () => {
      const photo = await photoOf(revoked)
      return [photo.manifest, ...photo.chunks]
    }),
    refusesCopy(
      'a desk sends a chunk of more than 256 KB',
      desk,
      own,
      withChunk((chunk) => ({ ...chunk, data: 'A'.repeat(256 * 1024) })),
    ),
    refusesCopy(
      'a desk hides an attachment in a chunk',
      desk,
      own,
      withChunk((chunk) => ({
        ...chunk,
        _attachments: { note: { content_type: 'text/plain', data: 'aGk=' } },
      })),
    ),
    refusesCopy(
      'a desk sends a chunk without a hash for a name',
      desk,
      own,
      withChunk((chunk) => {
        const _id = `${chunkPrefix(chunk.desk, chunk.evidence)}mine`
        return { ...chunk, _id, _rev: evidenceRevision(_id) }
      }),
    ),
    refusesCopy(
      'a desk sends a fact among the evidence',
      desk,
      own,
      withChunk(({ _rev, org, evidence }) => ({
        _id: 'registration:1:1',
        _rev,
        org,
        desk: desk.code,
        evidence,
      })),
    ),
    ...[
      ['asks for the office’s key in the name of the desk beside it', `reader:${beside.code}:`],
      ['forges the office’s key for a session', `office-key:${desk.code}:`],
      ['forges what opens a piece of evidence', `opening:${desk.code}:`],
    ].map(([act, begin]) =>
      refusesCopy(
        `a desk ${act}`,
        desk,
        own,
        withChunk(({ org, evidence }) => {
          const _id = `${begin}${evidence.replaceAll('-', '')}`
          const fields = { org, desk: desk.code, evidence, publicKey: 'BAAA', sealed: 'a.b.c', key: 'AAAA' }
          return { ...fields, _id, _rev: evidenceRevision(_id) }
        }),
      ),
    ),
    refusesCopy(
      'a desk sends evidence as a fact',
      desk,
      desk.database,
      withChunk((chunk) => chunk),
    ),
    leavesChunkAlone('a desk changes a chunk', (chunk) =>
      desk.ask('PUT', `/${own}/${encodeURIComponent(chunk._id)}`, { ...chunk, data: 'AAAA' }),
    ),
    leavesChunkAlone('a desk copies another chunk over one that stands', (chunk) =>
      copy(desk, own, [{ ...chunk, data: 'AAAA' }]),
    ),
    leavesChunkAlone('a desk copies a rival beside a chunk', (chunk) =>
      copy(desk, own, [{ ...chunk, data: 'AAAA', _rev: `1-${'f'.repeat(32)}` }]),
    ),
    leavesChunkAlone('a desk copies a later revision over a chunk', (chunk) => {
      const [, parent = ''] = chunk._rev.split('-')
      const _revisions = { start: 2, ids: ['f'.repeat(32), parent] }
      return copy(desk, own, [{ ...chunk, data: 'AAAA', _rev: `2-${'f'.repeat(32)}`, _revisions }])
    }),
    leavesChunkAlone('a desk removes a chunk', (chunk) =>
      desk.ask('DELETE', `/${own}/${encodeURIComponent(chunk._id)}?rev=${chunk._rev}`),
    ),
    leavesChunkAlone('a desk copies the removal of a chunk', ({ data: _, ...chunk }) =>
      copy(desk, own, [{ ...chunk, _deleted: true }]),
    ),
    leavesChunkAlone('the desk beside removes a chunk', (chunk) =>
      beside.ask('DELETE', `/${own}/${encodeURIComponent(chunk._id)}?rev=${chunk._rev}`),
    ),
    {
      name: 'a desk passes evidence with a wrong hash off as whole',
      async attempt() {
        const right = await photoOf(desk)
        const wrong = await photoOf(desk)
        const [first, ...rest] = wrong.chunks
        if (!first) return 'its control failed: no chunk'
        const forged = { ...first, data: right.chunks[0]?.data ?? '' }
        await copy(desk, own, [right.manifest, ...right.chunks])
        await copy(desk, own, [wrong.manifest, forged, ...rest])
        const [control, told] = [await stateOf(ground, right), await stateOf(ground, wrong)]
        if (control !== 'verified') return `its control failed: right evidence is ${control}`
        return told === 'damaged' ? 'repelled' : `the hub calls it ${told}`
      },
    },
    {
      name: 'a desk hangs the evidence for one person on another',
      async attempt() {
        const photo = await photoOf(desk)
        const subject = `registration:${crypto.randomUUID()}`
        const moved = { ...photo, manifest: { ...photo.manifest, subject } }
        await copy(desk, own, [moved.manifest, ...photo.chunks])
        const told = await stateOf(ground, moved)
        return told === 'damaged' ? 'repelled' : `the hub calls it ${told}`
      },
    },
  ]
}

/** What the hub says of a piece of evidence that is wholly there. */
async function stateOf({ asAdmin, desk }: Ground, { manifest }: SealedEvidence): Promise<string> {
  const { subject, evidence } = manifest
  const id = `${subject}:${desk.code}-${evidence.replaceAll('-', '')}.evidence`
  const told = await until(async () => {
    const { status, body } = await asAdmin('GET', `/${desk.database}/${encodeURIComponent(id)}`)
    return status === 200 && Object(body).body
  })
  return String(Object(told).state)
}
