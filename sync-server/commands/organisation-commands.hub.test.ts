import { afterAll, beforeAll, expect, test } from 'vitest'
import { DIRECTORY_DATABASE, orgDatabase, REVOKED_ROLE } from '#contracts/hub-databases'
import { askHub } from '#testing/ask-hub'
import { openDeskSession } from '#testing/desk-session'
import { startTestHub, type TestHub } from '#testing/hub'
import { hubCommand } from '#testing/hub-commands'
import { connectHubStore } from '../hub-store.ts'
import { findDeskRoles } from '../organisations/desk-account.ts'
import { findDeskRecord } from '../organisations/desk-record.ts'

let hub: TestHub
let [federation, corps, office] = ['', '', '']
beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  ;[, federation = '', corps = '', office = ''] = hub.tree.organisations.map(({ code }) => code)
})
afterAll(() => hub.close())

const run = (...args: readonly string[]) => hubCommand(hub, ...args)
/** A code beside the tree's own. */
const fresh = (end: string) => `${office.slice(0, -1)}${end}`
const addCommunity = (code: string) =>
  run(
    'org',
    'add',
    code,
    '--name',
    '午朝门社区',
    '--level',
    'office',
    '--division',
    '410202',
    '--parent',
    corps,
  )

test('an organisation that is added has its database, guarded and closed, before the directory names it', async () => {
  const code = fresh('70')
  expect(await addCommunity(code)).toMatchObject({
    exitCode: 0,
    out: expect.stringContaining(`已添加组织 ${code}`),
  })
  const entry = await askHub(hub.adminUrl, 'GET', `/${DIRECTORY_DATABASE}/organisation:${code}`)
  expect(entry.body).toMatchObject({
    kind: 'organisation',
    code,
    name: '午朝门社区',
    parent: corps,
    closedOn: null,
  })
  const security = await askHub(hub.adminUrl, 'GET', `/${orgDatabase(code)}/_security`)
  expect(security.body).toMatchObject({ members: { roles: [`org:${code}`] } })
  const guard = await askHub(hub.adminUrl, 'GET', `/${orgDatabase(code)}/_design/guard`)
  expect(guard.status).toBe(200)
  const neighbour = await openDeskSession(hub, hub.desks[0]?.code ?? '')
  expect((await neighbour.ask('GET', `/${orgDatabase(code)}/_changes`)).status).toBe(403)
  expect((await run('org', 'list')).out).toContain(`${code}  午朝门社区`)
})

test('a corps is told its name by the notice, and is added under it', async () => {
  const code = fresh('71')
  const add = (name: string) =>
    run(
      'org',
      'add',
      code,
      '--name',
      name,
      '--level',
      'corps',
      '--division',
      '410203',
      '--parent',
      federation,
    )
  const refused = await add('顺河区总队')
  expect(refused).toMatchObject({ exitCode: 1, out: '' })
  expect(refused.err).toMatch(/^不能添加.*顺河回族区志愿服务总队.*cannot be added/)
  expect(await add('顺河回族区志愿服务总队')).toMatchObject({ exitCode: 0 })
})

test('a refused organisation leaves no database behind', async () => {
  const code = fresh('72')
  const refused = await run(
    'org',
    'add',
    code,
    '--name',
    'x',
    '--level',
    'office',
    '--division',
    '410203',
    '--parent',
    corps,
  )
  expect(refused.exitCode).toBe(1)
  expect((await askHub(hub.adminUrl, 'GET', `/${orgDatabase(code)}`)).status).toBe(404)
})

test('an organisation that is added twice is refused the second time', async () => {
  const code = fresh('73')
  await addCommunity(code)
  const again = await addCommunity(code)
  expect(again).toMatchObject({ exitCode: 1, err: expect.stringContaining('午朝门社区') })
})

test('an organisation is not closed while others stand below it', async () => {
  const closing = await run('org', 'close', corps)
  expect(closing.exitCode).toBe(1)
  expect(closing.err).toMatch(/下级组织.*close them first/)
})

test('a closed organisation is locked out, keeps its records and its code, and stays closed after a restart', async () => {
  const code = office
  const desk = hub.desks.find(({ org }) => org === code)?.code ?? ''
  const session = await openDeskSession(hub, desk)
  expect(await run('org', 'close', code)).toMatchObject({ exitCode: 0, out: expect.stringContaining('2 台') })
  expect((await session.ask('GET', `/${session.database}/_changes`)).status).toBe(403)
  expect((await askHub(hub.adminUrl, 'GET', `/${orgDatabase(code)}`)).status).toBe(200)
  expect((await addCommunity(code)).err).toContain('已属于')
  expect((await run('org', 'close', code)).exitCode).toBe(1)

  await hub.stop()
  await hub.start()
  const entry = await askHub(hub.adminUrl, 'GET', `/${DIRECTORY_DATABASE}/organisation:${code}`)
  expect(entry.body).toMatchObject({ closedOn: expect.stringMatching(/^20/) })
  const store = connectHubStore(() => hub.adminUrl)
  expect(await findDeskRoles(store, desk)).toEqual([REVOKED_ROLE])
  expect(await findDeskRecord({ store, register: hub.register }, desk)).toMatchObject({
    revokedOn: expect.stringMatching(/^20/),
  })
  expect((await run('org', 'list')).out).not.toContain(code)
})

test('a newer guard reaches organisations that were added beside the tree', async () => {
  const code = fresh('74')
  await addCommunity(code)
  const path = `/${orgDatabase(code)}/_design/guard`
  const { body } = await askHub(hub.adminUrl, 'GET', path)
  const old = { ...(body as object), validate_doc_update: 'function () {}' }
  await askHub(hub.adminUrl, 'PUT', path, old)
  await hub.stop()
  await hub.start()
  const { body: guard } = await askHub(hub.adminUrl, 'GET', path)
  expect((guard as { validate_doc_update: string }).validate_doc_update).toContain('a fact never changes')
})

test('the registrar’s policy is the operator’s, and survives a restart', async () => {
  expect((await run('registrar')).out).toContain('符合规则即予通过')
  expect((await run('registrar', 'manual')).out).toMatch(/人工审批.*working days/)
  await hub.stop()
  await hub.start()
  expect((await run('registrar')).out).toContain('人工审批')
  expect(await run('registrar', 'automatic')).toMatchObject({ exitCode: 0 })
})

test.each([
  ['an unknown command', ['orgs']],
  [
    'an unknown level',
    ['org', 'add', '410209', '--name', 'x', '--level', 'province', '--division', '410209'],
  ],
  ['a missing option', ['org', 'add', '410209']],
  ['an unknown policy', ['registrar', 'strict']],
])('%s ends with 1 and a sentence in both languages', async (_what, args) => {
  const { exitCode, err } = await run(...args)
  expect(exitCode).toBe(1)
  expect(err).toMatch(/\p{Script=Han}.*--help.*[a-z]/u)
})
