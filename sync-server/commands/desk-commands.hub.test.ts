import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orgDatabase } from '#contracts/hub-databases'
import { openEnrolment, parseSealedEnrolment } from '#contracts/sealed-enrolment'
import { askHub } from '#testing/ask-hub'
import { openDeskSession } from '#testing/desk-session'
import { startTestHub, type TestHub } from '#testing/hub'
import { hubCommand } from '#testing/hub-commands'
import { retiree } from '#testing/resident-drafts'
import { registered } from '#testing/submitted-facts'
import { until } from '#testing/until'

let hub: TestHub
let office = ''
beforeAll(async () => {
  hub = await startTestHub()
  office = hub.desks[0]?.org ?? ''
})
afterAll(() => hub.close())

const run = (...args: readonly string[]) => hubCommand(hub, ...args)
const PLACE = ['--public-url', 'https://hub.example.org/hub']

async function enrol(code: string, ...args: readonly string[]) {
  const outcome = await run('desk', 'enrol', code, ...PLACE, ...args)
  const [oneTimeCode = ''] = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(outcome.out) ?? []
  const file = join(hub.folder, `enrolment-${code}.txt`)
  const opened = outcome.exitCode === 0 ? await openEnrolment(readFileSync(file, 'utf8'), oneTimeCode) : null
  return { ...outcome, file, oneTimeCode, enrolment: opened?.ok ? opened.value : null }
}

async function signIn(credential: object) {
  const { status, headers, body } = await askHub(hub.hubUrl, 'POST', '/_session', credential)
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
  const ask = (path: string) => askHub(hub.hubUrl, 'GET', path, undefined, { cookie })
  return { status, roles: (body as { roles?: readonly string[] }).roles, ask }
}

test('a desk is enrolled with a sealed file, a sheet to print and a code that is said once', async () => {
  const code = `${office}-05`
  const { exitCode, out, err, file, enrolment, oneTimeCode } = await enrol(
    code,
    '--name',
    '西窗口',
    '--worker',
    '张敏',
    '赵雷',
  )
  expect([exitCode, err]).toEqual([0, ''])
  expect(enrolment).toMatchObject({
    desk: { code, name: '西窗口' },
    organisation: { code: office, level: 'office' },
    // 张敏 works at the other desks too.
    workers: [
      { id: `${office}-w1`, name: '张敏' },
      { id: `${office}-w3`, name: '赵雷' },
    ],
    hubUrl: 'https://hub.example.org/hub',
  })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(parseSealedEnrolment(readFileSync(file, 'utf8'))).toMatchObject({ ok: true, value: { desk: code } })
  const sheet = readFileSync(file.replace('.txt', '.html'), 'utf8')
  expect(sheet).toMatch(/西窗口.*<svg/s)
  for (const written of [out, sheet, readFileSync(file, 'utf8')])
    expect(written).not.toContain(enrolment?.credential.password)
  expect(sheet).not.toContain(oneTimeCode)
  const session = await signIn(enrolment?.credential ?? {})
  expect((await session.ask(`/${orgDatabase(office)}/_changes`)).status).toBe(200)
})

test('an enrolment that is renewed keeps name and workers, and locks out whoever holds the old one', async () => {
  const code = `${office}-06`
  const first = await enrol(code, '--name', '东窗口', '--worker', '王芳')
  const again = await enrol(code)
  expect(again.enrolment).toMatchObject({ desk: { name: '东窗口' }, workers: first.enrolment?.workers ?? [] })
  expect(again.oneTimeCode).not.toBe(first.oneTimeCode)
  expect((await signIn(first.enrolment?.credential ?? {})).status).toBe(401)
  expect((await signIn(again.enrolment?.credential ?? {})).status).toBe(200)
})

test('a revoked desk is locked out at its next request, still signs in so that it can say why, and comes back when enrolled', async () => {
  const code = `${office}-07`
  const { enrolment } = await enrol(code, '--name', '南窗口', '--worker', '王芳')
  const session = await signIn(enrolment?.credential ?? {})
  const database = `/${orgDatabase(office)}`
  expect((await session.ask(database)).status).toBe(200)
  expect(await run('desk', 'revoke', code)).toMatchObject({
    exitCode: 0,
    out: expect.stringContaining('已撤销'),
  })
  await until(async () => (await session.ask(database)).status === 403)
  expect((await session.ask('/directory/_all_docs')).status).toBe(403)
  expect(await signIn(enrolment?.credential ?? {})).toMatchObject({ status: 200, roles: ['revoked-desk'] })
  expect((await run('desk', 'list', '--org', office)).out).toMatch(new RegExp(`${code}.*已撤销 revoked`))
  expect(await run('desk', 'revoke', code)).toMatchObject({
    exitCode: 0,
    out: expect.stringContaining('此前已撤销'),
  })

  const back = await enrol(code)
  const again = await signIn(back.enrolment?.credential ?? {})
  expect((await again.ask(database)).status).toBe(200)
  expect((await run('desk', 'list', '--org', office)).out).toMatch(new RegExp(`${code}.*在用 in use`))
})

test('a desk of the trial that was revoked stays revoked after a restart', async () => {
  const code = hub.desks[3]?.code ?? ''
  await run('desk', 'revoke', code)
  await hub.stop()
  await hub.start()
  const { credential } = await hub.enrolmentOf(code)
  await until(async () => (await signIn(credential)).roles?.join() === 'revoked-desk')
})

test('the list says when a desk was here and what the hub holds of it', async () => {
  const code = hub.desks[0]?.code ?? ''
  const desk = await openDeskSession(hub, code)
  await desk.send(registered(code, 1, retiree()), registered(code, 3, retiree()))
  await until(async () => /received 2，缺 missing 1/.test((await run('desk', 'list')).out))
  const line = (await run('desk', 'list')).out.split('\n').find((said) => said.includes(code)) ?? ''
  expect(line).toMatch(/最近登录 last seen 20\d\d-\d\d-\d\d/)
})

test('workers are added to every desk of an office, and each keeps an id of the office', async () => {
  const beside = hub.desks[2]?.org ?? ''
  expect(await run('worker', 'add', beside, '孙丽')).toMatchObject({
    exitCode: 0,
    out: expect.stringContaining(`${beside}-w3`),
  })
  const { out } = await run('worker', 'list', beside)
  expect(out.split('\n').filter((line) => line.includes(`孙丽 (${beside}-w3)`))).toHaveLength(2)
  const only = `${beside}-01`
  await run('worker', 'add', only, '孙丽', '周杰')
  const listed = (await run('worker', 'list')).out.split('\n')
  expect(listed.filter((line) => line.includes(`周杰 (${beside}-w4)`))).toEqual([
    expect.stringContaining(only),
  ])
})

test.each([
  ['of an organisation that nobody added', ['888888888-01', '--name', 'x', '--worker', '张敏'], /org add/],
  ['under a code that is none', ['desk', '--name', 'x', '--worker', '张敏'], /两位数字.*two digits/],
  ['without a name', ['$office-11', '--worker', '张敏'], /--name/],
  ['without a worker', ['$office-11', '--name', 'x'], /--worker/],
  ['with a nameless worker', ['$office-11', '--name', 'x', '--worker', ' '], /1 到 40/],
])('a desk %s is not enrolled, and the sentence says what to do', async (_what, args, words) => {
  const { exitCode, err } = await enrol(...(args.map((arg) => arg.replace('$office', office)) as [string]))
  expect([exitCode, err]).toEqual([1, expect.stringMatching(words)])
  expect(err).not.toContain('\n')
})

test.each(['ftp://hub.example.org', 'hub.example.org', 'https://hub.example.org/?a=b'])(
  'a desk is not sent to %s',
  async (address) => {
    const { exitCode, err } = await run(
      'desk',
      'enrol',
      `${office}-12`,
      '--name',
      'x',
      '--worker',
      '张敏',
      '--public-url',
      address,
    )
    expect([exitCode, err]).toEqual([1, expect.stringMatching(/--public-url.*https:/)])
  },
)

test.each([
  ['revoke', ['desk', 'revoke', '999999-99'], /desk list/],
  ['add a worker to', ['worker', 'add', '999999-99', '张敏'], /desk list/],
  ['close an organisation of', ['org', 'close', '999999'], /org list/],
])('asked to %s a code that nobody knows, it says how to find the right one', async (_what, args, words) => {
  expect(await run(...args)).toMatchObject({ exitCode: 1, err: expect.stringMatching(words) })
})
