import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DIRECTORY_DATABASE, orgDatabase } from '#contracts/hub-databases'
import { sealFacts } from '#contracts/sealed-facts'
import type { AnyFact } from '#domain/fact'
import { askHub } from '#testing/ask-hub'
import { openDeskSession } from '#testing/desk-session'
import { startTestHub, type TestHub } from '#testing/hub'
import { hubCommand } from '#testing/hub-commands'
import { buildNationalNumber } from '#testing/national-number'
import { retiree } from '#testing/resident-drafts'
import { rulingsOf } from '#testing/rulings-of'
import { registered } from '#testing/submitted-facts'
import { until } from '#testing/until'
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
  ['is of a newer desk', 'ZYF2.a.b.c.d', /升级/],
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
