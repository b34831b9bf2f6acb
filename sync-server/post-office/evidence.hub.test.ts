import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { evidenceDatabase, orgDatabase } from '#contracts/hub-databases'
import { type SealedEvidence, sealEvidence } from '#contracts/seal-evidence'
import { askHub } from '#testing/ask-hub'
import { type DeskSession, openDeskSession } from '#testing/desk-session'
import { startTestHub, type TestHub } from '#testing/hub'
import { buildNationalNumber } from '#testing/national-number'
import { postOfficeOf } from '#testing/post-office-of'
import { retiree } from '#testing/resident-drafts'
import { evidenceBytes, makeTestKey, sealedBy } from '#testing/sealed-evidence'
import { registered } from '#testing/submitted-facts'
import { until } from '#testing/until'
import { createEvidenceReader } from '../../src-renderer/evidence/fetch-evidence.ts'
import { systemClock } from '../../src-renderer/replication/clock.ts'
import { connectHubStore } from '../hub-store.ts'
import { readHubKeys } from '../keys/hub-keys.ts'
import { openPostOffice, type PostOffice } from './post-office.ts'
import { workOnEvidence } from './work-on-evidence.ts'
import { workOnOffice } from './work-on-office.ts'

let hub: TestHub
let desk = ''
let org = ''
let session: DeskSession
let running: PostOffice | null = null
let n = 0

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  desk = hub.desks[0]?.code ?? ''
  org = desk.slice(0, -3)
  session = await openDeskSession(hub, desk)
})
afterEach(() => running?.stop())
afterAll(() => hub.close())

const hubKey = () => readHubKeys(hub.folder).export.publicKey
const photo = (bytes?: number) => sealedBy(desk, hubKey(), bytes === undefined ? {} : { bytes })

/** As PouchDB copies documents; answers what was refused. */
async function send(...docs: readonly object[]): Promise<unknown> {
  const path = `/${evidenceDatabase(org)}/_bulk_docs`
  return (await session.ask('POST', path, { docs, new_edits: false })).body
}

const look = () => workOnEvidence(postOfficeOf(hub), org, () => false)

/** What the hub has told the office of a piece of evidence, in the order of ids. */
async function toldOf({ manifest }: SealedEvidence): Promise<readonly object[]> {
  const documents = await connectHubStore(() => hub.adminUrl).findByPrefix(
    orgDatabase(org),
    `${manifest.subject}:`,
  )
  return documents.map(({ body }) => Object(body))
}

test('evidence that is whole is verified, and the office is told once', async () => {
  const sealed = await photo()
  expect(await send(sealed.manifest, ...sealed.chunks)).toEqual([])
  await look()
  const { evidence, sha256 } = sealed.reference
  const told = { evidence, desk, sha256, arrived: 4, total: 4, state: 'verified' }
  expect(await toldOf(sealed)).toEqual([told])
  expect(await look()).toBe(0)
  expect(await send(sealed.manifest, ...sealed.chunks)).toEqual([])
  await look()
  expect(await toldOf(sealed)).toEqual([told])
})

test('of a large photo the office hears on the way, however many looks there are', async () => {
  const sealed = await photo(16 * 64 * 1024)
  await send(sealed.manifest)
  for (const chunk of sealed.chunks) {
    await send(chunk)
    await look()
  }
  const told = (await toldOf(sealed)) as readonly { readonly arrived: number; readonly state: string }[]
  expect(told.map(({ arrived, state }) => `${arrived} ${state}`).toSorted()).toEqual([
    '1 arriving',
    '12 arriving',
    '16 verified',
    '4 arriving',
    '8 arriving',
  ])
})

test('nothing is told of a small one before it is there, and chunks may come before their manifest', async () => {
  const sealed = await photo(70_000)
  await send(...sealed.chunks.toReversed())
  await look()
  expect(await toldOf(sealed)).toEqual([])
  await send(sealed.manifest)
  await look()
  expect(await toldOf(sealed)).toMatchObject([{ arrived: 2, total: 2, state: 'verified' }])
})

test.each<[string, (sealed: SealedEvidence) => Promise<readonly object[]>]>([
  [
    'a chunk that is not what its name says',
    async ({ manifest, chunks: [first, ...rest] }) => [manifest, { ...first, data: 'AAAA' }, ...rest],
  ],
  [
    'a chunk whose data is no base64',
    async ({ manifest, chunks: [first, ...rest] }) => [manifest, { ...first, data: '材料' }, ...rest],
  ],
  [
    'a manifest that names another hash',
    async ({ manifest, chunks }) => [{ ...manifest, sha256: 'f'.repeat(64) }, ...chunks],
  ],
  ['a key that is none', async ({ manifest, chunks }) => [{ ...manifest, keyForHub: 'x.y.z' }, ...chunks]],
])('evidence with %s is told to be damaged', async (_title, build) => {
  const sealed = await photo()
  expect(await send(...(await build(sealed)))).toEqual([])
  await look()
  expect(await toldOf(sealed)).toMatchObject([{ arrived: 4, total: 4, state: 'damaged' }])
})

test('evidence sealed to another hub is told to be damaged', async () => {
  const sealed = await sealedBy(desk, (await makeTestKey()).publicKey)
  await send(sealed.manifest, ...sealed.chunks)
  await look()
  expect(await toldOf(sealed)).toMatchObject([{ state: 'damaged' }])
})

test('a manifest that cannot be read is passed over, and what comes after it is not', async () => {
  const [broken, good] = [await photo(), await photo()]
  await send({ ...broken.manifest, chunks: 'none' }, ...broken.chunks)
  await send(good.manifest, ...good.chunks)
  await look()
  expect(await toldOf(broken)).toEqual([])
  expect(await toldOf(good)).toMatchObject([{ state: 'verified' }])
})

test('the running post office hears of evidence by itself', async () => {
  running = openPostOffice(postOfficeOf(hub))
  const sealed = await photo()
  await send(sealed.manifest, ...sealed.chunks)
  const told = await until(async () => (await toldOf(sealed))[0])
  expect(told).toMatchObject({ state: 'verified' })
})

describe('evidence about somebody on whom another organisation decides', () => {
  const manual = async () => {
    const surroundings = postOfficeOf(hub, undefined, { policy: 'manual' })
    for (const { code } of hub.tree.organisations) {
      await workOnOffice(surroundings, code, () => false)
      await workOnEvidence(surroundings, code, () => false)
    }
  }
  const registrar = () => hub.tree.organisations.find(({ level }) => level === 'registrar')?.code ?? ''
  const register = async () => {
    n += 1
    const number = buildNationalNumber('410202', '1957-08-16', String(n * 2).padStart(3, '0'))
    const fact = registered(desk, n, retiree({ document: { type: 'resident-id', number } }))
    await session.send(fact)
    return fact.subject
  }
  /** As a desk of the registrar opens it; the post office is at work meanwhile. */
  const readAtRegistrar = async ({ reference }: SealedEvidence) => {
    running = openPostOffice(postOfficeOf(hub, undefined, { policy: 'manual' }))
    const reading = hub.desks.find(({ org }) => org === registrar())?.code ?? ''
    const { ask } = await openDeskSession(hub, reading)
    const reader = createEvidenceReader({
      connection: {
        signIn: async () => ({ outcome: 'signed-in' }),
        fetch: async (path, init) => {
          const sent = init?.body === undefined ? undefined : JSON.parse(String(init.body))
          const { status, body } = await ask(init?.method ?? 'GET', path, sent)
          return Response.json(body, { status })
        },
      },
      ...{ desk: reading, org: registrar(), clock: systemClock, stop: new AbortController().signal },
    })
    return reader.fetchEvidence(reference)
  }

  test.each(['before', 'after'])('is laid before it where it comes %s the question', async (when) => {
    const subject = await register()
    const sealed = await sealedBy(desk, hubKey(), { subject, bytes: 150_000 })
    if (when === 'after') await manual()
    await send(sealed.manifest, ...sealed.chunks)
    // What is asked meanwhile waits for nothing.
    await look()
    await manual()
    expect(await readAtRegistrar(sealed)).toEqual({ outcome: 'fetched', bytes: evidenceBytes(150_000) })
    expect(await toldOf(sealed)).toContainEqual(expect.objectContaining({ state: 'verified' }))
  })

  test('is not laid before it where it is damaged, or about somebody else', async () => {
    const subject = await register()
    await manual()
    const [damaged, others] = [await sealedBy(desk, hubKey(), { subject }), await photo()]
    await send(damaged.manifest, { ...damaged.chunks[0], data: 'AAAA' }, ...damaged.chunks.slice(1))
    await send(others.manifest, ...others.chunks)
    await manual()
    expect(await readAtRegistrar(damaged)).toEqual({ outcome: 'not-there' })
    expect(await readAtRegistrar(others)).toEqual({ outcome: 'not-there' })
  })
})

test('an office without such a database, as an older hub left it, is served all the same', async () => {
  const surroundings = postOfficeOf(hub)
  expect(await workOnEvidence(surroundings, '999999', () => false)).toBe(0)
})

test('a desk of the same office reads it, and no desk of another office', async () => {
  const sealed = await photo()
  await send(sealed.manifest, ...sealed.chunks)
  const path = `/${evidenceDatabase(org)}/${encodeURIComponent(sealed.manifest._id)}`
  const neighbour = await openDeskSession(hub, hub.desks[1]?.code ?? '')
  expect((await neighbour.ask('GET', path)).status).toBe(200)
  const stranger = await openDeskSession(hub, hub.desks[2]?.code ?? '')
  expect((await stranger.ask('GET', path)).status).toBe(403)
})

test('the hub’s database holds nothing that reads like the photo', async () => {
  const bytes = evidenceBytes(100_000)
  bytes.set(new TextEncoder().encode('李秀英'.repeat(20)), 5)
  const about = {
    ...{ org, desk, worker: `${org}-w1`, subject: 'registration:1', evidence: crypto.randomUUID() },
    mediaType: 'image/png' as const,
  }
  const sealed = await sealEvidence(bytes, about, hubKey())
  await send(sealed.manifest, ...sealed.chunks)
  const { body } = await askHub(hub.adminUrl, 'GET', `/${evidenceDatabase(org)}/_all_docs?include_docs=true`)
  const rows = Object(body).rows as readonly { readonly doc: { readonly data?: string } }[]
  const stored = rows.map(({ doc }) => Buffer.from(doc.data ?? '', 'base64url').toString('latin1')).join()
  expect(stored.length).toBeGreaterThan(100_000)
  expect(stored).not.toContain(Buffer.from('李秀英').toString('latin1'))
})
