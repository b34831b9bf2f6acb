import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addDays, addYears, PlainDate } from '#domain/plain-date'
import { openDeskHand } from '#testing/desk-hand'
import { enterDesk } from '#testing/enter-desk'
import { communityTeam } from '#testing/group-drafts'
import { startTestHub, type TestHub } from '#testing/hub'
import { until } from '#testing/until'
import {
  answerAll,
  consentAsMother,
  fillResident,
  goTo,
  nextStep,
  openPerson,
  pick,
  save,
  savedNumber,
} from './counter.ts'
import { type OpenDesk, onlineEdition } from './editions.ts'
import { factsOfKind, rulingOn } from './hub-facts.ts'
import { bornOn, MOTHER } from './people.ts'
import { keepScreen } from './screens.ts'

const PATIENCE = { timeout: 60_000, interval: 100 }
const folder = mkdtempSync(join(tmpdir(), 'coming-of-age-'))

/** Ten days before she turns 18; on which day of the year she was born, the calendar says. */
const TODAY = PlainDate.parse(new Date().toLocaleDateString('sv-SE'))
const BORN_ON = addYears(addDays(TODAY, 10), -18)
const BIRTHDAY = addYears(BORN_ON, 18)
const GIRL = bornOn('陈雨欣', '410202', BORN_ON, '160', 'student')
const TEAMS = ['龙亭区北道门社区志愿服务队', '龙亭区西门社区志愿服务队'] as const

let hub: TestHub
let desk: OpenDesk
let page: Page
let volunteerNumber = ''
const deskCode = () => hub.desks[0]?.code ?? ''

beforeAll(async () => {
  hub = await startTestHub()
  desk = await onlineEdition.open(hub, deskCode(), folder)
  page = desk.page
  await page.locator('[data-field="document.number"] input').waitFor()
  await approveTeams()
})
afterAll(async () => {
  await desk?.close()
  await hub?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepScreen(page, `age-failed-${task.name.slice(0, 40)}`)
})

/** The other desk of the office applies, and the corps approves. */
async function approveTeams(): Promise<void> {
  const org = hub.tree.organisations.find(({ level }) => level === 'corps')?.code ?? ''
  const corps = await openDeskHand(hub, hub.desks.find((one) => one.org === org)?.code ?? '')
  const neighbour = await openDeskHand(hub, hub.desks[1]?.code ?? '')
  for (const name of TEAMS) {
    const unit = { name: name.replace('志愿服务队', ''), type: '09', creditCode: null }
    const { id, subject } = await neighbour.write('group-applied', communityTeam({ parent: org, name, unit }))
    await until(async () => (await neighbour.hubSaid(subject, 'review-opened')).length === 1)
    const decision = { outcome: 'approve', consentOpened: false }
    await corps.write('review-decided', { answers: id, decision }, subject)
    await until(async () => (await neighbour.hubSaid(subject, 'group-ruled')).length === 1)
  }
}

/** It is noon of that day for the desk's machine, and for the hub's where it is to come along. */
async function itIs(day: PlainDate, where: 'everywhere' | 'at the desk'): Promise<void> {
  const noon = Date.parse(`${day}T12:00:00`)
  if (where === 'everywhere') {
    await hub.stop()
    await hub.start(noon - Date.now())
  }
  await page.clock.setSystemTime(noon)
  await page.reload()
  await enterDesk(page)
}

const openGirl = () => openPerson(page, 'cyx', GIRL.fullName)

async function joinTeam(name: string): Promise<void> {
  await pick(page, 'group', name)
  await page.locator('[data-testid="join"]').click()
  await page.locator('.memberships li[data-group]', { hasText: name }).waitFor()
}

async function expectTask(task: string): Promise<void> {
  await goTo(page, 'roster')
  await page.locator('a[href="#/consents"]', { hasText: '（1）' }).click()
  const section = page.locator(`.consent-queue [data-task="${task}"]`)
  await section.locator('li', { hasText: `${GIRL.fullName}，${BIRTHDAY}` }).waitFor()
}

test('ten days before she turns 18 a girl is enrolled by her mother’s consent, and joins a team', async () => {
  await fillResident(page, GIRL)
  await nextStep(page)
  await consentAsMother(page, { mother: '母亲', parent: '父母' })
  await save(page)
  await savedNumber(page)
  await openGirl()
  const number = page.locator('[data-testid="person-number"]')
  await expect.poll(() => number.textContent(), PATIENCE).toMatch(/^ZY410202/)
  volunteerNumber = (await number.textContent()) ?? ''
  await joinTeam(TEAMS[0])
  await expect.poll(async () => (await factsOfKind(hub, deskCode(), 'group-joined')).length, PATIENCE).toBe(1)
})

test('the office is told in time: the queue names her, and her page says what ends and when', async () => {
  await expectTask('turns18')
  await keepScreen(page, 'age-queue')
  await openGirl()
  await page.locator('[data-consent="valid"]', { hasText: `有效至 ${BIRTHDAY}` }).waitFor()
  await page.locator('[data-consent="valid"]', { hasText: `${BIRTHDAY} 满 18 周岁` }).waitFor()
})

test('on the eve her mother’s consent still holds', async () => {
  await itIs(addDays(BIRTHDAY, -1), 'at the desk')
  await openGirl()
  await page.locator('[data-consent="valid"]').waitFor()
  await page.locator('[data-testid="join"]').waitFor()
})

test('on her birthday it has lapsed: nothing new begins, and number, team and history stay', async () => {
  await itIs(BIRTHDAY, 'everywhere')
  await expectTask('lapsed')
  await openGirl()
  const panel = page.locator('[data-consent="lapsed"]')
  await panel.waitFor()
  expect(await panel.textContent()).toContain(`监护人同意已于 ${BIRTHDAY} 到期`)
  expect(await panel.textContent()).toContain('新的活动先暂停，请本人来办理同意；以前的记录保留')
  await page.locator('.memberships li[data-group]', { hasText: TEAMS[0] }).waitFor()
  expect(await page.locator('[data-testid="join"]').count()).toBe(0)
  expect(await page.locator('[data-action="renew"]').count()).toBe(0)
  expect(await page.locator('[data-testid="person-number"]').textContent()).toBe(volunteerNumber)
  expect(await page.locator('.timeline').textContent()).toContain('加入')
  expect(await page.locator('main').textContent()).toContain(MOTHER.fullName)
  await keepScreen(page, 'age-lapsed')
  // The day itself writes nothing: at the hub she is who she was.
  expect(await factsOfKind(hub, deskCode(), 'registration-ended')).toEqual([])
})

test('she consents herself, the hub accepts it, and she goes on under the same number', async () => {
  await page.locator('[data-action="consent-oneself"]').click()
  await page.locator('h1', { hasText: `本人同意：${GIRL.fullName}` }).waitFor()
  await answerAll(page, 'yes')
  await keepScreen(page, 'age-own-consent')
  await save(page)
  await page.locator('.saved').waitFor()
  const given = () => factsOfKind(hub, deskCode(), 'own-consent-given')
  await expect.poll(async () => (await given()).length, PATIENCE).toBe(1)
  const [fact] = await given()
  expect(fact?.body).toMatchObject({
    consent: { givenOn: BIRTHDAY, scopes: { register: true } },
    answers: [],
  })
  await expect
    .poll(() => rulingOn(hub, fact), PATIENCE)
    .toMatchObject({ outcome: 'enrolled', volunteerNumber })

  await openGirl()
  await page.locator('[data-consent="valid"]', { hasText: '没有到期日' }).waitFor()
  expect(await page.locator('[data-testid="person-number"]').textContent()).toBe(volunteerNumber)
  await joinTeam(TEAMS[1])
  await expect.poll(async () => (await factsOfKind(hub, deskCode(), 'group-joined')).length, PATIENCE).toBe(2)
  await goTo(page, 'roster')
  await page.locator('a[href="#/consents"]', { hasText: '（0）' }).waitFor()
  await keepScreen(page, 'age-goes-on')
})
