import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnyFact } from '#domain/fact'
import { type DeskHand, openDeskHand } from '#testing/desk-hand'
import { startTestHub, type TestHub } from '#testing/hub'
import { hubCommand } from '#testing/hub-commands'
import { postOfficeOf, workEverywhere } from '#testing/post-office-of'
import { COUNTER_DAY } from '#testing/resident-drafts'
import { signedRegistration } from '#testing/signed-registration'
import { connectHubStore } from '../hub-store.ts'

let hub: TestHub
let office: DeskHand
let corps: DeskHand
let registered: AnyFact
let views: readonly AnyFact[]
const YEAR = COUNTER_DAY.slice(0, 4)

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  const at = (level: string) => {
    const org = hub.tree.organisations.find((organisation) => organisation.level === level)?.code
    return openDeskHand(hub, hub.desks.find((desk) => desk.org === org)?.code ?? '')
  }
  office = await at('office')
  corps = await at('corps')
  const { body } = signedRegistration(office.desk, 1)
  registered = await office.write('resident-registered', body)
  const { subject } = registered
  views = [
    await office.write('minor-data-viewed', { opened: 'person-page' }, subject),
    // A reviewer's own word about another office's subject, in the reviewer's own database.
    await corps.write('minor-data-viewed', { opened: 'review' }, subject),
  ]
  await workEverywhere(postOfficeOf(hub))
})
afterAll(() => hub.close())

const audit = (...args: readonly string[]) => hubCommand(hub, 'audit', 'minors', ...args)

test('the post office has nothing to say to a view, at the office and at the reviewer', async () => {
  const { subject } = registered
  const parked = await connectHubStore(() => hub.adminUrl).findByPrefix(hub.register, 'parked:')
  expect(parked.filter(({ id }) => views.some((view) => view.id === id))).toEqual([])
  expect((await corps.factsOf(subject)).map(({ kind }) => kind)).toEqual(['minor-data-viewed'])
  // One ruling, on the registration; the view came after it and asked for no other.
  expect(await office.hubSaid(subject, 'registration-ruled')).toMatchObject([{ answers: registered.id }])
  const kinds = (await office.factsOf(subject)).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'minor-data-viewed')).toHaveLength(1)
})

test('the views of a year, over all organisations and of one', async () => {
  const all = await audit('--year', YEAR)
  expect(all).toMatchObject({ exitCode: 0, err: '' })
  expect(all.out).toContain(`${office.desk}  ${office.org}-w1`)
  expect(all.out).toContain('陈雨桐')
  expect(all.out).toContain('个人页面 person')
  expect(all.out).toContain('审核页面 review')
  expect(all.out).toContain(`${YEAR} 年共查阅未成年人资料 2 次`)
  const one = await audit('--year', YEAR, '--org', corps.org)
  expect(one.out).not.toContain(office.desk)
  expect(one.out).toContain(`${YEAR} 年共查阅未成年人资料 1 次`)
  expect((await audit('--year', '1999')).out).toContain('1999 年共查阅未成年人资料 0 次')
})

test('as a table it is for the hub’s own user alone, and goes over no file that is there', async () => {
  const file = join(hub.folder, 'views.csv')
  const said = await audit('--year', YEAR, '--org', office.org, '--out', file)
  expect(said).toMatchObject({ exitCode: 0, err: '' })
  expect(said.out).not.toContain('陈雨桐')
  const [head, row, end] = readFileSync(file, 'utf8').split('\r\n')
  expect(head).toMatch(/^\uFEFF时间 time,组织编号 organisation,/)
  expect(row).toContain(`,${office.desk},${office.org}-w1,`)
  expect(row).toContain('陈雨桐')
  expect(end).toBe('')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await audit('--year', YEAR, '--out', file)).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('already'),
  })
  expect(await audit('--out', join(hub.folder, 'no-such-folder', 'x.csv'))).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('cannot be written'),
  })
})

test.each([
  ['--year', 'last', '四位数字'],
  ['--year', '20266', '四位数字'],
  ['--org', '999999', '没有编号为 999999 的组织'],
  ['--org', '../register', '没有编号为'],
])('%s %s is answered with what to do', async (option, value, said) => {
  expect(await audit(option, value)).toMatchObject({ exitCode: 1, err: expect.stringContaining(said) })
})
