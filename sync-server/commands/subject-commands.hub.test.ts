import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evidenceDatabase, orgDatabase } from '#contracts/hub-databases'
import { PlainDate } from '#domain/plain-date'
import { foldRegistration } from '#domain/registration/fold-registration'
import { askHub } from '#testing/ask-hub'
import { type DeskHand, openDeskHand } from '#testing/desk-hand'
import { startTestHub, type TestHub } from '#testing/hub'
import { hubCommand } from '#testing/hub-commands'
import { buildNationalNumber } from '#testing/national-number'
import { postOfficeOf, workEverywhere } from '#testing/post-office-of'
import { fourteenYearOld, motherConsents, retiree } from '#testing/resident-drafts'
import { evidenceBytes, sealedBy } from '#testing/sealed-evidence'
import { connectHubStore } from '../hub-store.ts'
import { readHubKeys } from '../keys/hub-keys.ts'
import { revokeDesk } from '../organisations/revoke-desk.ts'
import { workOnEvidence } from '../post-office/work-on-evidence.ts'

let hub: TestHub
let here: DeskHand
let there: DeskHand
let registrar: DeskHand

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  const offices = hub.tree.organisations.filter(({ level }) => level === 'office')
  const at = (org: string | undefined) =>
    openDeskHand(hub, hub.desks.find((desk) => desk.org === org)?.code ?? '')
  here = await at(offices[0]?.code)
  there = await at(offices[1]?.code)
  registrar = await at(hub.tree.organisations.find(({ level }) => level === 'registrar')?.code)
})
afterAll(() => hub.close())

const store = () => connectHubStore(() => hub.adminUrl)
const subjectCommand = (...args: readonly string[]) => hubCommand(hub, 'subject', ...args)

async function work(): Promise<void> {
  const post = postOfficeOf(hub, store(), { policy: 'manual' })
  await workEverywhere(post)
  for (const { org } of [here, there, registrar]) await workOnEvidence(post, org, () => false)
}

interface Girl {
  readonly subject: string
  readonly document: string
  readonly evidence: string
  readonly traces: readonly string[]
  readonly provisionalNumber: string
  number: string
}
let people = 0

/** Fourteen years old, with her mother's signed form scanned; laid before the registrar and approved. */
async function enrolledGirl(): Promise<Girl> {
  people += 1
  const sequence = String(people * 2).padStart(3, '0')
  const document = buildNationalNumber('410202', '2011-09-01', sequence)
  const guardian = buildNationalNumber('410203', '1984-05-20', sequence)
  const inWords = [...sequence].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')
  const subject = `registration:${crypto.randomUUID()}`
  const sealed = await sealedBy(here.desk, readHubKeys(hub.folder).export.publicKey, { subject })
  const mother = {
    ...motherConsents().guardian,
    fullName: `刘${inWords}`,
    document: { type: 'resident-id', number: guardian },
  }
  const provisionalNumber = `L-${here.desk}-${String(people).padStart(6, '0')}`
  const draft = fourteenYearOld({
    document: { type: 'resident-id', number: document },
    fullName: `赵${inWords}`,
    provisionalNumber,
    guardianConsent: motherConsents({
      guardian: mother,
      signature: { form: 'paper', paperNumber: 'T-1', scan: sealed.reference },
    }),
  })
  const fact = await here.write('resident-registered', draft, subject)
  const path = `/${evidenceDatabase(here.org)}/_bulk_docs`
  await here.session.ask('POST', path, { docs: [sealed.manifest, ...sealed.chunks], new_edits: false })
  await work()
  const decision = { outcome: 'approve', consentOpened: true }
  await registrar.write('minor-data-viewed', { opened: 'review' }, subject)
  await registrar.write('review-decided', { answers: fact.id, decision }, subject)
  await work()
  const number = foldRegistration(await here.factsOf(subject))?.volunteerNumber
  if (!number) throw new Error('she has no number')
  const traces = [document, guardian, `赵${inWords}`, `刘${inWords}`]
  return { subject, document, evidence: sealed.reference.evidence, traces, number, provisionalNumber }
}

async function everythingAtHub(): Promise<string> {
  const ours = [hub.register, ...hub.tree.organisations.map(({ code }) => orgDatabase(code))]
  const names = (await store().databases()).filter((name) => ours.some((kept) => name.startsWith(kept)))
  const pages = await Promise.all(
    names.map((name) => askHub(hub.adminUrl, 'GET', `/${name}/_all_docs?include_docs=true`)),
  )
  return JSON.stringify(pages.map(({ body }) => body))
}
async function tracesLeft({ traces }: Girl): Promise<readonly string[]> {
  const everything = await everythingAtHub()
  return traces.filter((trace) => everything.includes(trace))
}

test('a person is found by registration, by either number and by document, however it is typed', async () => {
  const girl = await enrolledGirl()
  const fullWidth = girl.document.replace(/[0-9]/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  )
  for (const selector of [
    ['--subject', girl.subject],
    ['--number', girl.number],
    ['--number', ` ${girl.number.toLowerCase()} `],
    ['--number', girl.provisionalNumber],
    ['--document', girl.document],
    ['--document', `${fullWidth.slice(0, 6)} ${fullWidth.slice(6).toLowerCase()}`],
  ]) {
    const found = await subjectCommand('find', ...selector)
    expect(found, selector.join(' ')).toMatchObject({ exitCode: 0, err: '' })
    expect(found.out.match(/^registration:/gm), selector.join(' ')).toEqual(['registration:'])
    expect(found.out).toContain(girl.subject)
    for (const said of [girl.traces[2], girl.number, girl.provisionalNumber, here.org, 'enrolled'])
      expect(found.out).toContain(said)
    expect(found.out).toContain('材料 pieces of evidence 1')
    expect(found.out).toMatch(new RegExp(`held by {2}${here.org} .*；${registrar.org} `))
  }
})

test('a document that two offices registered is found at both', async () => {
  const girl = await enrolledGirl()
  const draft = retiree({
    fullName: girl.traces[2] ?? '',
    document: { type: 'resident-id', number: girl.document },
  })
  const second = await there.write('resident-registered', draft)
  await work()
  const found = await subjectCommand('find', '--document', girl.document)
  expect(found.out).toContain(girl.subject)
  expect(found.out).toContain(second.subject)
})

test('two names under one document are not erased together', async () => {
  const girl = await enrolledGirl()
  const other = retiree({ fullName: '孙别人', document: { type: 'resident-id', number: girl.document } })
  await there.write('resident-registered', other)
  await work()
  const said = await subjectCommand('erase', '--document', girl.document, '--yes')
  expect(said).toMatchObject({ exitCode: 1, err: expect.stringContaining('--subject') })
  expect(await tracesLeft(girl)).toEqual(girl.traces)
})

test('a copy for the person says everything in words, with the images, and is for the operator alone', async () => {
  const girl = await enrolledGirl()
  const signed = { mediaType: 'image/png', base64: 'iVBORw0KGgo=', sha256: 'b'.repeat(64) }
  const consent = {
    ...motherConsents({ signature: { form: 'on-screen', image: signed } }),
    ...{ validUntil: '2029-09-01', accompaniment: 'required', retainUntil: '2032-09-01' },
  }
  const body = { consent, because: 'renewal', answers: [] }
  await here.write('guardian-consent-given', body, girl.subject)
  await work()
  const folder = join(hub.folder, 'copy')
  const said = await subjectCommand('export', '--number', girl.number, '--out', folder)
  expect(said).toMatchObject({ exitCode: 0, err: '' })
  expect(said.out).toContain('删除这个文件夹')
  expect(said.out).not.toContain(girl.traces[2])
  expect(readdirSync(folder).toSorted()).toEqual([
    'copy.txt',
    'evidence-1.png',
    'evidence-2.jpg',
    'facts.json',
  ])
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o777, file).toBe(0o600)
  expect(readFileSync(join(folder, 'evidence-1.png'))).toEqual(Buffer.from('iVBORw0KGgo=', 'base64'))
  expect(readFileSync(join(folder, 'evidence-2.jpg'))).toEqual(Buffer.from(evidenceBytes(200_000)))

  const [file] = JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8'))
  const reviewed = await registrar.factsOf(girl.subject)
  const all = new Map([...(await here.factsOf(girl.subject)), ...reviewed].map((fact) => [fact.id, fact]))
  expect(new Set(file.facts.map(({ id }: { id: string }) => id))).toEqual(new Set(all.keys()))
  expect(file.facts).toEqual(
    expect.arrayContaining(
      [...all.values()].map((fact) => expect.objectContaining({ id: fact.id, body: fact.body })),
    ),
  )

  const copy = readFileSync(join(folder, 'copy.txt'), 'utf8')
  for (const line of [
    ...girl.traces.map((trace) => `：${trace}`),
    '与本人的关系 Relation to the person：母亲 Mother',
    '民族 Ethnicity：汉族 Han',
    '同意采集和使用照片 Take and use a photo：是 yes',
    '图像 Image：evidence-1.png',
    '图像 Image：evidence-2.jpg',
    '资料被查阅 The record was looked at',
    '审核页面 the page for reviewing',
    '送交审核 laid before：',
    '同意的证据保存至',
    '第四十七条',
  ])
    expect(copy).toContain(line)
  expect(copy).not.toMatch(/undefined|\[object|Other content|resident-registered|iVBORw0KGgo/)

  const found = await subjectCommand('find', '--subject', girl.subject)
  expect(found.out).toContain('提供过副本 copies handed out')
  const again = await subjectCommand('export', '--number', girl.number, '--out', folder)
  expect(again).toMatchObject({ exitCode: 1, err: expect.stringContaining('不会覆盖') })
  await subjectCommand('erase', '--subject', girl.subject, '--yes')
  const empty = join(hub.folder, 'nothing')
  const gone = await subjectCommand('export', '--subject', girl.subject, '--out', empty)
  expect(gone).toMatchObject({ exitCode: 1, err: expect.stringContaining('已经删除') })
  expect(existsSync(empty)).toBe(false)
})

test('a copy goes into no file, and over no file', async () => {
  const girl = await enrolledGirl()
  const file = join(hub.folder, 'a-file')
  writeFileSync(file, 'mine')
  for (const out of [file, hub.folder, join(file, 'below')])
    expect(await subjectCommand('export', '--subject', girl.subject, '--out', out)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining(out),
    })
  expect(readFileSync(file, 'utf8')).toBe('mine')
})

test('asked what an erasure would be, the hub changes nothing', async () => {
  const girl = await enrolledGirl()
  const before = await everythingAtHub()
  const said = await subjectCommand('erase', '--number', girl.number)
  expect(said).toMatchObject({ exitCode: 0, err: '' })
  for (const word of [girl.subject, '--yes', '不能恢复', 'cannot be undone']) expect(said.out).toContain(word)
  expect(await everythingAtHub()).toBe(before)
})

test('with the operator’s yes the person is gone from the hub, and the desks that must confirm are named', async () => {
  const girl = await enrolledGirl()
  const said = await subjectCommand('erase', '--number', girl.number, '--yes')
  expect(said).toMatchObject({ exitCode: 0, err: '' })
  expect(said.out).toContain(`  ${here.desk}  `)
  expect(await tracesLeft(girl)).toEqual([])
  const kept = await store().findIds(evidenceDatabase(here.org), `manifest:${here.desk}:${girl.evidence}`)
  expect(kept).toEqual([])
  const found = await subjectCommand('find', '--number', girl.number)
  expect(found).toMatchObject({ exitCode: 0, out: expect.stringContaining('已删除 erased') })
  expect(await subjectCommand('find', '--document', girl.document)).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('没有找到'),
  })
  expect((await subjectCommand('erase', '--number', girl.number)).out).toContain('已经删除过')
  // Once more is no harm, beside whatever the post office does meanwhile.
  await work()
  expect(await subjectCommand('erase', '--subject', girl.subject, '--yes')).toMatchObject({ exitCode: 0 })

  const waiting = await subjectCommand('erasures', '--waiting')
  expect(waiting.out).toContain(girl.subject)
  expect(waiting.out).toContain('向枢纽提出请求')
  await here.write('erasure-confirmed', { on: '2026-03-06' }, girl.subject)
  await registrar.write('erasure-confirmed', { on: '2026-03-06' }, girl.subject)
  await work()
  const others = hub.desks.filter(
    ({ org, code }) => [here.org, registrar.org].includes(org) && ![here.desk, registrar.desk].includes(code),
  )
  expect(others.length).toBeGreaterThan(0)
  for (const { code } of others)
    await revokeDesk({ store: store(), register: hub.register }, code, PlainDate.parse('2026-03-07'))
  const all = (await subjectCommand('erasures')).out
  expect(all).toContain(girl.subject)
  for (const { code } of others)
    expect(all).toMatch(new RegExp(`${code} .*撤销，无法确认 revoked, cannot confirm`))
  expect((await subjectCommand('erasures', '--waiting')).out).not.toContain(girl.subject)
})

test('beside a post office at work, and an edit that is on its way, nothing is left either', async () => {
  const girl = await enrolledGirl()
  const edit = (fullName: string | undefined) =>
    here.write('resident-corrected', { changes: { fullName }, reason: 'misheard' }, girl.subject)
  await edit(girl.traces[3])
  const [said] = await Promise.all([
    subjectCommand('erase', '--subject', girl.subject, '--yes'),
    work(),
    edit(girl.traces[2]),
  ])
  expect(said).toMatchObject({ exitCode: 0, err: '' })
  await work()
  expect(await tracesLeft(girl)).toEqual([])
})

test('with another hub’s keys nothing is erased', async () => {
  const girl = await enrolledGirl()
  const folder = mkdtempSync(join(tmpdir(), 'other-hub-'))
  try {
    for (const prepare of [
      () => undefined,
      () => readHubKeys(folder),
      // The right folder, and somebody has lost its identity key.
      () => {
        cpSync(join(hub.folder, 'keys'), join(folder, 'keys'), { recursive: true })
        rmSync(join(folder, 'keys', 'identity-hmac'))
      },
    ]) {
      prepare()
      const said = await hubCommand({ ...hub, folder }, 'subject', 'erase', '--number', girl.number, '--yes')
      expect(said).toMatchObject({ exitCode: 1, err: expect.stringContaining('--data') })
    }
    expect(await tracesLeft(girl)).toEqual(girl.traces)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test.each([
  [['--document', '*'], '完整的证件号码'],
  [['--document', '.*'], '完整的证件号码'],
  [['--document', '../../register'], '没有找到'],
  [['--document', '110101199003070011'], '没有找到'],
  [['--subject', '*'], '不是登记的编号'],
  [['--subject', 'registration:../register'], '不是登记的编号'],
  [['--subject', 'registration:.*'], '不是登记的编号'],
  [['--subject', 'organisation:410202'], '不是登记的编号'],
  [['--subject', 'registration:0'], '没有找到'],
  [['--number', 'ZY*'], '不是志愿服务号码'],
  [['--number', 'L-../register'], '不是志愿服务号码'],
  [['--number', 'L-999999999-01-000001'], '没有找到'],
  [['--number', 'V1234567890123456A'], '不是志愿服务号码'],
  [[], '三者之一'],
  [['--number', 'ZY', '--document', '1'], '三者之一'],
])('%j is answered with what to do, and erases nobody', async (selector, said) => {
  const before = await everythingAtHub()
  for (const command of [
    ['find', ...selector],
    ['erase', ...selector, '--yes'],
  ])
    expect(await subjectCommand(...command)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining(said),
    })
  expect(await everythingAtHub()).toBe(before)
})
