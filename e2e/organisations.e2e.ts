import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type RunningChromium, startChromium } from '#testing/chromium'
import { enterDesk } from '#testing/enter-desk'
import { startTestHub, type TestHub } from '#testing/hub'
import {
  choose,
  goTo,
  openPerson,
  pick,
  pickFirst,
  problemAt,
  registerAdult,
  startFresh,
  typeInto,
} from './counter.ts'
import { type OpenDesk, onlineEdition } from './editions.ts'
import { decide, groupBecomes, openGroups, openReviewOf, runHub } from './organisations.ts'
import { INTERRUPTED, MOTHER, RETIREE, UNEMPLOYED } from './people.ts'
import { keepScreen } from './screens.ts'

const PATIENCE = { timeout: 60_000 }
const folder = mkdtempSync(join(tmpdir(), 'organisations-'))
const open: OpenDesk[] = []
let hub: TestHub

/** A desk of the first organisation of a level, or of the one named, in a browser of its own. */
async function openDesk(code: string): Promise<Page> {
  const desk = await onlineEdition.open(hub, code, join(folder, code))
  open.push(desk)
  await desk.page.locator('[data-field="document.number"] input').waitFor()
  return desk.page
}
const deskOf = (level: string) => {
  const org = hub.tree.organisations.find((organisation) => organisation.level === level)?.code
  return hub.desks.find((desk) => desk.org === org)?.code ?? ''
}

let community: Page
let neighbour: Page
let corps: Page
let federation: Page
let registrar: Page

beforeAll(async () => {
  hub = await startTestHub()
  await runHub(hub, 'registrar', 'manual')
  community = await openDesk(deskOf('office'))
  corps = await openDesk(deskOf('corps'))
})
afterAll(async () => {
  for (const desk of open) await desk.close()
  await hub?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [at, { page }] of open.entries()) await keepScreen(page, `organisations-failed-${at}`)
})

/** The second page of the form: the same person answers for everything. */
async function fillPeople(page: Page): Promise<void> {
  await page.locator('.register-foot .ant-btn-primary').click()
  await typeInto(page, 'contact.fullName', MOTHER.fullName)
  await typeInto(page, 'contact.phone', MOTHER.phone)
  await page.locator('[data-testid="same-as-contact"]').click()
  await typeInto(page, 'personInCharge.document.number', MOTHER.number)
  await pickFirst(page, 'serviceCategories', '社区服务')
}

async function startApplication(page: Page): Promise<void> {
  await openGroups(page)
  await page.locator('a[href="#/groups/apply"]').first().click()
  await page.locator('[data-field="kind"]').waitFor()
}

describe('a community and its corps', () => {
  test('a team with a wrong name is told the right one, takes it with one key, and applies', async () => {
    await openGroups(community)
    await keepScreen(community, 'groups-empty')
    await startApplication(community)
    await choose(community, 'kind', 'community')
    await typeInto(community, 'unit.name', '龙亭区北道门社区')
    await pick(community, 'unit.type', '居民委员会')
    await choose(community, 'registered', 'no')
    await typeInto(community, 'population', '8600')
    await typeInto(community, 'name', '北道门志愿者协会')
    await community.keyboard.press('Control+Enter')
    expect(await problemAt(community, 'name')).toContain('应为“龙亭区北道门社区志愿服务队”')
    await keepScreen(community, 'group-wrong-name')
    await community.locator('#name').press('F8')
    expect(await community.locator('#name').inputValue()).toBe('龙亭区北道门社区志愿服务队')
    await fillPeople(community)
    await keepScreen(community, 'group-people')
    await community.keyboard.press('Control+Enter')
    await groupBecomes(community, 'in-review')
    await keepScreen(community, 'group-in-review')
  })

  test('its corps returns it with a reason, and approves it once it is corrected', async () => {
    await openReviewOf(corps, '龙亭区北道门社区志愿服务队')
    await keepScreen(corps, 'review-group')
    await decide(corps, 'return', { listed: '资料不完整', words: '请补充详细地址' })
    await groupBecomes(community, 'returned')
    await community.locator('main', { hasText: '请补充详细地址' }).waitFor()
    await keepScreen(community, 'group-returned')
    await community.locator('[data-testid="correct"]').click()
    await community.locator('#reason').fill('按审核意见补充地址')
    await keepScreen(community, 'group-correct')
    // Nothing has to be typed again.
    await community.locator('.register-foot .ant-btn-primary').click()
    await typeInto(community, 'address', '北道门街 12 号')
    await community.keyboard.press('Control+Enter')
    await groupBecomes(community, 'in-review')

    await openReviewOf(corps, '龙亭区北道门社区志愿服务队')
    // Two wordings stand side by side; only what changed is shown.
    await corps.locator('main', { hasText: '北道门街 12 号' }).waitFor()
    await keepScreen(corps, 'review-compared')
    await decide(corps, 'approve')
    await groupBecomes(community, 'approved')
    await openGroups(community)
    await community.locator('main', { hasText: '龙亭区北道门社区志愿服务队' }).waitFor()
    await keepScreen(community, 'groups-tree')
  })

  test('a corps is approved by the federation', async () => {
    federation = await openDesk(deskOf('federation'))
    await startApplication(corps)
    await choose(corps, 'level', 'corps')
    await choose(corps, 'kind', 'civilisation-office')
    await typeInto(corps, 'unit.name', '龙亭区文明办')
    await pick(corps, 'unit.type', '党政机关')
    await choose(corps, 'registered', 'no')
    await fillPeople(corps)
    await corps.keyboard.press('Control+Enter')
    await groupBecomes(corps, 'in-review')
    await openReviewOf(federation, '龙亭区志愿服务总队')
    await decide(federation, 'approve')
    await groupBecomes(corps, 'approved')
    await openGroups(federation)
    await keepScreen(federation, 'groups-federation')
  })
})

describe('a resident whom the registrar approves by hand', () => {
  test('is told by when, and gets the number once a person has approved', async () => {
    registrar = await openDesk(deskOf('registrar'))
    await goTo(community, 'register')
    await registerAdult(community, RETIREE)
    await keepScreen(community, 'saved-with-due-date')
    await openPerson(community, 'zxy', RETIREE.fullName)
    await community.locator('main', { hasText: '中国志愿服务联合会正在审核' }).waitFor(PATIENCE)
    await keepScreen(community, 'person-in-review')
    await openReviewOf(registrar, RETIREE.fullName)
    await keepScreen(registrar, 'review-person')
    await decide(registrar, 'approve')
    await expect
      .poll(() => community.locator('[data-testid="person-number"]').textContent(), PATIENCE)
      .toMatch(/^ZY410202/)
    // Nobody of another office is in the registrar's own roster.
    await goTo(registrar, 'roster')
    await registrar.locator('main', { hasText: '还没有登记任何人' }).waitFor()
  })
})

describe('a person whom another office has registered', () => {
  test('says they never agreed; that office finds no consent, and the person is free', async () => {
    neighbour = await openDesk(hub.desks[2]?.code ?? '')
    await registerAdult(neighbour, RETIREE)
    await openPerson(neighbour, 'zxy', RETIREE.fullName)
    await neighbour.getByRole('button', { name: '本人不知情，提出异议' }).click(PATIENCE)
    await neighbour.locator('#dispute-statement').fill('我从来没有去过那个社区')
    await keepScreen(neighbour, 'dispute-open')
    await neighbour.keyboard.press('Control+Enter')
    await neighbour.locator('main', { hasText: '异议已写下' }).waitFor()
    await keepScreen(neighbour, 'dispute-heard')

    await goTo(community, 'roster')
    await community.locator('.dispute-strip').waitFor(PATIENCE)
    await keepScreen(community, 'roster-dispute')
    await community.locator('.dispute-strip a').first().click()
    await choose(community, 'answer-outcome', 'no-consent-found')
    await keepScreen(community, 'dispute-answer')
    await community.locator('.claim-form .ant-btn-primary').click()
    await community.locator('main', { hasText: '没有找到本人同意的证据' }).waitFor(PATIENCE)
    // The person's own registration goes on by itself, to the registrar.
    await openReviewOf(registrar, RETIREE.fullName)
    await decide(registrar, 'approve')
    await expect
      .poll(() => neighbour.locator('[data-testid="person-number"]').textContent(), PATIENCE)
      .toMatch(/^ZY410202/)
    await keepScreen(neighbour, 'dispute-settled')
  })
})

describe('a desk', () => {
  test('is enrolled with a file and a code, and nothing else', async () => {
    const org = hub.tree.organisations.find(({ level }) => level === 'office')?.code ?? ''
    const said = await runHub(
      hub,
      ...['desk', 'enrol', `${org}-03`, '--name', '3号登记台', '--worker', '孙丽'],
      ...['--public-url', hub.hubUrl],
    )
    const file = /enrolment file: (.+)/.exec(said)?.[1] ?? ''
    const code = /told separately: (.+)/.exec(said)?.[1] ?? ''
    expect(readFileSync(file, 'utf8')).not.toMatch(/password/)
    const chromium: RunningChromium = await startChromium({ profile: join(folder, 'new-desk') })
    const page = await chromium.newPage()
    open.push({ page, kill: chromium.kill, close: chromium.close, savePdf: () => page.pdf() })
    await page.goto(`${hub.url}/desk/`)
    await page.locator('[data-testid="enrolment-file"]').setInputFiles(file)
    await keepScreen(page, 'first-run')
    await page.locator('#enrolment-code').fill(code)
    await page.locator('#enrolment-code').press('Enter')
    await enterDesk(page)
    await page.locator('[data-field="document.number"] input').waitFor(PATIENCE)
    await page.locator('.top-bar', { hasText: '孙丽' }).waitFor()
    await registerAdult(page, UNEMPLOYED)
    await page.locator('[data-testid="sync-chip"][data-phase="up-to-date"]').waitFor(PATIENCE)
  })

  test('that is revoked locks at its next contact and loses nothing: its file is taken in, and a new enrolment opens it', async () => {
    const code = deskOf('office')
    await goTo(community, 'register')
    await community.context().setOffline(true)
    await startFresh(community)
    await registerAdult(community, INTERRUPTED)
    await runHub(hub, 'desk', 'revoke', code)
    await community.context().setOffline(false)
    await community.locator('.revoked-head').waitFor(PATIENCE)
    expect(await community.locator('nav').count()).toBe(0)
    expect(await community.locator('body').textContent()).not.toContain(INTERRUPTED.fullName)
    await expect.poll(() => community.locator('[data-testid="unsent"]').textContent()).toBe('1')
    await keepScreen(community, 'revoked')
    const [download] = await Promise.all([
      community.waitForEvent('download'),
      community.locator('.unsent .ant-btn-primary').click(),
    ])
    const file = join(folder, 'unsent.txt')
    await download.saveAs(file)
    expect(await runHub(hub, 'desk', 'import', file)).toMatch(/1/)
    await openReviewOf(registrar, INTERRUPTED.fullName)

    const said = await runHub(hub, 'desk', 'enrol', code, '--public-url', hub.hubUrl)
    await community.getByRole('button', { name: '重新开通' }).click()
    const enrolment = /enrolment file: (.+)/.exec(said)?.[1] ?? ''
    await community.locator('[data-testid="enrolment-file"]').setInputFiles(enrolment)
    await community.locator('#enrolment-code').fill(/told separately: (.+)/.exec(said)?.[1] ?? '')
    await community.locator('#enrolment-code').press('Enter')
    await enterDesk(community)
    await openPerson(community, INTERRUPTED.fullName, INTERRUPTED.fullName)
    await community.locator('[data-testid="sync-chip"][data-phase="up-to-date"]').waitFor(PATIENCE)
  })
})
