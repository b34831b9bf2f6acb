import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EvidenceDocument, type EvidenceManifest, evidenceRevision } from '#contracts/evidence-documents'
import { DIRECTORY_DATABASE, evidenceDatabase, orgDatabase } from '#contracts/hub-databases'
import type { SealedEvidence } from '#contracts/seal-evidence'
import { sealFacts } from '#contracts/sealed-facts'
import type { AnyFact } from '#domain/fact'
import { askHub } from '#testing/ask-hub'
import { openDeskSession } from '#testing/desk-session'
import { startTestHub, type TestHub } from '#testing/hub'
import { hubCommand } from '#testing/hub-commands'
import { buildNationalNumber } from '#testing/national-number'
import { retiree } from '#testing/resident-drafts'
import { rulingsOf } from '#testing/rulings-of'
import { makeTestKey, sealedBy } from '#testing/sealed-evidence'
import { registered } from '#testing/submitted-facts'
import { until } from '#testing/until'
import { connectHubStore } from '../hub-store.ts'
import { makeExportKey, readExportKey } from '../keys/export-key.ts'
import { readHubKeys } from '../keys/hub-keys.ts'
import { LARGEST_FACT } from '../prepare/guard-source.ts'

let hub: TestHub
let [own, neighbour, corps] = ['', '', '']
let org = ''
let n = 0
beforeAll(async () => {
  hub = await startTestHub()
  ;[own = '', neighbour = ''] = hub.desks.map(({ code }) => code)
  corps = hub.desks[4]?.code ?? ''
  org = own.slice(0, -3)
})
afterAll(() => hub.close())

function fact(changes: Partial<AnyFact> = {}): AnyFact {
  n += 1
  const number = buildNationalNumber('410202', '1957-08-16', String(n).padStart(3, '0'))
  const body = retiree({ sex: null, document: { type: 'resident-id', number } })
  return { ...registered(own, n, body), ...changes }
}

/** The public half as a desk finds it in the directory. */
async function findPublicKey(): Promise<string> {
  const { kid } = readHubKeys(hub.folder).export
  const { body } = await askHub(hub.adminUrl, 'GET', `/${DIRECTORY_DATABASE}/export-key:${kid}`)
  return (body as { publicKey: string }).publicKey
}

async function importText(text: string) {
  const file = join(hub.folder, 'facts.txt')
  writeFileSync(file, text)
  return hubCommand(hub, 'desk', 'import', file)
}

async function importFrom(desk: string, ...facts: readonly AnyFact[]) {
  const about = { desk, org: desk.slice(0, desk.lastIndexOf('-')) }
  return importText(await sealFacts(facts, await findPublicKey(), about))
}

test('what a locked desk could not send is taken in once, and the people get their numbers', async () => {
  const session = await openDeskSession(hub, own)
  const [sent, unsent, more] = [fact(), fact(), fact()]
  await session.send(sent)
  await hubCommand(hub, 'desk', 'revoke', own)
  await until(async () => (await session.ask('GET', `/${session.database}`)).status === 403)
  expect(await importFrom(own, sent, unsent, more)).toMatchObject({
    exitCode: 0,
    out: expect.stringMatching(/写入 2，已有 1，内容不同未写 0，不接受 0。.* 2 written, 1 already here/),
  })
  await until(async () => (await rulingsOf(hub, org)).size === 3)
  const outcomes = [...(await rulingsOf(hub, org)).values()].map(({ outcome }) => outcome)
  expect(outcomes).toEqual(['enrolled', 'enrolled', 'enrolled'])
  expect((await importFrom(own, sent, unsent, more)).out).toMatch(/ 0 written, 3 already here/)
})

test('nothing is taken in that the guard would have refused the desk itself', async () => {
  const good = fact()
  const refused = [
    fact({ desk: neighbour }),
    fact({ org: hub.desks[2]?.org ?? '' }),
    fact({ worker: 'somebody' }),
    fact({ kind: 'registration-ruled' }),
    fact({ kind: 'review-decided' }),
    fact({ id: 'registration:other:1' }),
    fact({ body: { text: 'x'.repeat(LARGEST_FACT) } }),
    { ...fact(), redacted: true as const },
  ]
  const { out } = await importFrom(own, good, ...refused)
  expect(out).toMatch(/写入 1，已有 0，内容不同未写 0，不接受 8/)
  expect(out).toMatch(/1 × only the hub writes registration-ruled/)
  for (const { id } of refused) {
    const { status } = await askHub(hub.adminUrl, 'GET', `/${orgDatabase(org)}/${encodeURIComponent(id)}`)
    expect(status, id).toBe(404)
  }
})

test('what stands there is never exchanged for what the file says', async () => {
  const written = fact()
  await importFrom(own, written)
  const { out } = await importFrom(own, { ...written, body: retiree({ fullName: '李四' }) })
  expect(out).toMatch(/写入 0，已有 0，内容不同未写 1/)
  const { body } = await askHub(hub.adminUrl, 'GET', `/${orgDatabase(org)}/${encodeURIComponent(written.id)}`)
  expect(body).toMatchObject({ body: { fullName: '张秀英' } })
})

test('a fact that the database cannot store holds up no other', async () => {
  const half = fact({ body: { text: '\ud83d' } })
  const { out } = await importFrom(own, half, fact())
  expect(out).toMatch(/写入 (1，.*不接受 1|2，)/)
})

test('an organisation above others may bring decisions', async () => {
  const decided = registered(corps, 1, {}, { kind: 'review-decided' })
  expect((await importFrom(corps, decided)).out).toMatch(/写入 1/)
})

test('facts cannot be passed off as those of another office’s desk', async () => {
  const other = hub.desks[2]?.code ?? ''
  expect((await importFrom(other, fact())).out).toMatch(/写入 0.*不接受 1/)
  const text = await sealFacts([fact()], await findPublicKey(), { desk: own, org: other.slice(0, -3) })
  expect(await importText(text)).toMatchObject({ exitCode: 1, err: expect.stringContaining('没有登记过') })
})

test.each([
  ['is missing', null, /检查路径.*check its path/],
  ['is something else', 'not facts', /导出未上传记录/],
  ['is of a newer desk', 'ZYF3.a.b.c.d', /升级/],
])('a file that %s is refused with what to do', async (_what, text, words) => {
  const outcome =
    text === null ? await hubCommand(hub, 'desk', 'import', '/nowhere/facts.txt') : await importText(text)
  expect(outcome).toMatchObject({ exitCode: 1, err: expect.stringMatching(words) })
})

test('a file that was sealed for another hub does not open', async () => {
  const stranger = readExportKey(makeExportKey()).publicKey
  const text = await sealFacts([fact()], stranger, { desk: own, org })
  expect(await importText(text)).toMatchObject({ exitCode: 1, err: expect.stringMatching(/重新导出/) })
})

describe('evidence', () => {
  const photo = async (bytes = 200_000) => sealedBy(own, await findPublicKey(), { bytes })

  /** The file of a desk; `chunks`: what follows its head. */
  async function importEvidence(
    manifests: readonly EvidenceDocument<EvidenceManifest>[],
    chunks: readonly string[],
    facts: readonly AnyFact[] = [],
  ) {
    const head = await sealFacts(facts, await findPublicKey(), { desk: own, org }, manifests)
    return importText([head, ...chunks].join('.'))
  }
  const importWhole = (...sealed: readonly SealedEvidence[]) =>
    importEvidence(
      sealed.map(({ manifest }) => manifest),
      sealed.flatMap(dataOf),
    )
  const dataOf = ({ chunks }: SealedEvidence) => chunks.map(({ data }) => data)

  /** Documents of a piece that the hub holds; its own ones are not among them. */
  async function atHub({ manifest }: Pick<SealedEvidence, 'manifest'>, office = org) {
    const path = `/${evidenceDatabase(office)}/_all_docs`
    const { body } = await askHub(hub.adminUrl, 'GET', path)
    const rows = Object(body).rows as readonly {
      readonly id: string
      readonly value: { readonly rev: string }
    }[]
    return rows.filter(({ id }) => /^(manifest|chunk):/.test(id) && id.includes(manifest.evidence))
  }
  async function toldOf({ manifest }: SealedEvidence): Promise<readonly unknown[]> {
    const store = connectHubStore(() => hub.adminUrl)
    const documents = await store.findByPrefix(orgDatabase(org), `${manifest.subject}:`)
    return documents.map(({ body }) => Object(body).state)
  }
  const verified = (sealed: SealedEvidence) =>
    until(async () => (await toldOf(sealed)).find((state) => state === 'verified'))

  test('that a locked desk could not send comes with its facts, once, and is verified like any other', async () => {
    const [scan, signature] = [await photo(), await photo(3000)]
    const chunks = [scan, signature].flatMap(dataOf)
    const manifests = [scan.manifest, signature.manifest]
    const facts = [fact()]
    const { out } = await importEvidence(manifests, chunks, facts)
    expect(out).toMatch(/1 条记录：写入 1/)
    expect(out).toMatch(/2 份材料：写入 2，已有 0，不完整或已损坏 0，不接受 0。.* 2 written, 0 already here/)
    await Promise.all([scan, signature].map(verified))
    const stored = await atHub(scan)
    expect(stored).toHaveLength(5)
    for (const { id, value } of stored) expect(value.rev).toBe(evidenceRevision(id))

    const again = await importEvidence(manifests, chunks, facts)
    expect(again.out).toMatch(/1 条记录：写入 0，已有 1/)
    expect(again.out).toMatch(/2 份材料：写入 0，已有 2，不完整或已损坏 0，不接受 0/)
    expect(await atHub(scan)).toEqual(stored)
    expect((await toldOf(scan)).filter((state) => state === 'verified')).toHaveLength(1)
  })

  test('of which half had come over the line is completed', async () => {
    const session = await openDeskSession(hub, neighbour)
    const sealed = await sealedBy(neighbour, await findPublicKey())
    const docs = [sealed.manifest, ...sealed.chunks.slice(0, 2)]
    await session.ask('POST', `/${evidenceDatabase(org)}/_bulk_docs`, { docs, new_edits: false })
    const about = { desk: neighbour, org }
    const head = await sealFacts([], await findPublicKey(), about, [sealed.manifest])
    // What is at the hub already may be missing from the file.
    const { out } = await importText([head, ...dataOf(sealed).slice(2)].join('.'))
    expect(out).toMatch(/1 份材料：写入 1，已有 0，不完整或已损坏 0/)
    await verified(sealed)
  })

  test('of another desk, another office or under another name is refused, and not a byte of it is written', async () => {
    const [good, theirs] = [await photo(), await sealedBy(neighbour, await findPublicKey())]
    const away = hub.desks[2]?.code ?? ''
    const abroad = await sealedBy(away, await findPublicKey())
    const renamed = { ...theirs.manifest, desk: own }
    const named = await photo()
    const rival = { ...named.manifest, _rev: `1-${'f'.repeat(32)}` }
    const later = await photo()
    const changed = { ...later.manifest, _id: `${later.manifest._id}0` }
    const manifests = [good.manifest, theirs.manifest, abroad.manifest, renamed, rival, changed]
    const { out } = await importEvidence(manifests, [good, theirs, abroad, named, later].flatMap(dataOf))
    expect(out).toMatch(/6 份材料：写入 1，已有 0，不完整或已损坏 0，不接受 5/)
    expect(out).toMatch(/2 × not written by this desk/)
    expect(out).toMatch(/1 × not the revision of this id/)
    expect(await atHub(good)).toHaveLength(5)
    for (const sealed of [theirs, named, later]) expect(await atHub(sealed)).toEqual([])
    expect(await atHub(abroad, away.slice(0, -3))).toEqual([])
  })

  test.each<[string, (data: readonly string[]) => readonly string[]]>([
    [
      'a changed character',
      ([first = '', ...rest]) => [
        `${first.slice(0, 50)}${first[50] === 'A' ? 'B' : 'A'}${first.slice(51)}`,
        ...rest,
      ],
    ],
    ['what is no base64', ([, ...rest]) => ['?!', ...rest]],
    ['its end cut off', (data) => [...data.slice(0, -1), (data.at(-1) ?? '').slice(0, -8)]],
    ['no chunk of a piece', () => []],
  ])(
    'with %s is told as damaged, the rest is taken in, and a better file puts it right',
    async (_what, damage) => {
      const [whole, damaged] = [await photo(), await photo()]
      const manifests = [whole.manifest, damaged.manifest]
      const facts = [fact()]
      const { out } = await importEvidence(manifests, [...dataOf(whole), ...damage(dataOf(damaged))], facts)
      expect(out).toMatch(/1 条记录：写入 1/)
      expect(out).toMatch(/2 份材料：写入 1，已有 0，不完整或已损坏 1，不接受 0/)
      expect(out).toMatch(/重新导出/)
      await verified(whole)
      expect(await toldOf(damaged)).not.toContain('damaged')
      const better = await importWhole(whole, damaged)
      expect(better.out).toMatch(/2 份材料：写入 1，已有 1，不完整或已损坏 0/)
      expect(better.out).not.toMatch(/重新导出/)
      await verified(damaged)
    },
  )

  test('sealed to another hub is for the post office to tell of', async () => {
    const sealed = await sealedBy(own, (await makeTestKey()).publicKey)
    expect((await importWhole(sealed)).out).toMatch(/1 份材料：写入 1/)
    expect(await until(async () => (await toldOf(sealed)).find((state) => state === 'damaged'))).toBe(
      'damaged',
    )
  })

  test('comes from a file in any order, with line ends in it, and with parts that nobody asked for', async () => {
    const [one, other, stranger] = [await photo(), await photo(), await photo()]
    const parts = [...dataOf(one), ...dataOf(other)]
      .toReversed()
      .flatMap((data) => [data, ...dataOf(stranger)])
    const head = await sealFacts([], await findPublicKey(), { desk: own, org }, [
      one.manifest,
      other.manifest,
    ])
    const lines = [head, ...parts].join('.').replace(/.{76}/g, '$&\r\n')
    expect((await importText(lines)).out).toMatch(/2 份材料：写入 2/)
    await Promise.all([one, other].map(verified))
    expect(await atHub(stranger)).toEqual([])
  })

  test('of forty scans is taken in whole', async () => {
    const scans = await Promise.all(Array.from({ length: 40 }, () => photo(100_000)))
    expect((await importWhole(...scans)).out).toMatch(/40 份材料：写入 40/)
    for (const scan of scans) expect(await atHub(scan)).toHaveLength(3)
  })

  test('that is none is refused', async () => {
    const sealed = await photo()
    // What somebody might seal by hand: the type says that a manifest is whole.
    const none = { ...sealed.manifest, chunks: [] } as EvidenceDocument<EvidenceManifest>
    const { out } = await importEvidence([none], dataOf(sealed))
    expect(out).toMatch(/1 份材料：写入 0，已有 0，不完整或已损坏 0，不接受 1/)
    expect(out).toMatch(/1 × not evidence/)
  })
})
