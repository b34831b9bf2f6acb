import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { startDeskPages } from '#testing/desk-page/desk-pages'
import { everyFate } from '#testing/every-fate'
import { buildFact } from '#testing/facts'
import { readPage } from '#testing/foreign-words'
import { communityTeam, KAIFENG_TREE } from '#testing/group-drafts'
import { buildGroupRuling, buildReviewOpened } from '#testing/review-facts'

const PATIENCE = 120_000

const pages = startDeskPages()

type Directory = readonly (readonly [id: string, entry: object])[]

const TREE: Directory = KAIFENG_TREE.map((org) => [
  `organisation:${org.code}`,
  { kind: 'organisation', ...org },
])

function published(subject: string, changes: object = {}): Directory[number] {
  return [
    subject,
    {
      kind: 'group',
      subject,
      name: '大兴社区志愿服务队',
      level: 'team',
      groupKind: 'community',
      professionalField: null,
      org: '410225001',
      parent: '410225',
      division: '410225',
      registeredOn: '2026-02-01',
      ...changes,
    },
  ]
}

function applied(n: number, changes = {}) {
  const subject = `group:0198c2a4-0000-7000-8000-${String(n).padStart(12, '0')}`
  const body = communityTeam(changes)
  return buildFact({ subject, n, desk: '410202001-02', kind: 'group-applied', body })
}

/** One group for each thing that can become of one. */
function groupsOfEveryFate() {
  const said = { code: 'returned-by-reviewer', field: 'name', reviewerName: '龙亭区志愿服务总队' }
  const problems = [
    { ...said, reason: 'unit-not-proven', words: '' },
    { ...said, reason: 'contact-unreachable', words: '' },
  ]
  const [waiting, reviewed, returned, refused, approved, broken] = [1, 2, 3, 4, 5, 6].map((n) => applied(n))
  if (!waiting || !reviewed || !returned || !refused || !approved || !broken) return expect.unreachable('six')
  return {
    waiting: [waiting],
    'in-review': [reviewed, buildReviewOpened(reviewed)],
    returned: [
      returned,
      buildReviewOpened(returned),
      buildGroupRuling(returned, { outcome: 'returned', problems }),
    ],
    refused: [refused, buildGroupRuling(refused, { outcome: 'refused', problems })],
    approved: [
      approved,
      buildGroupRuling(approved, { outcome: 'approved', registeredOn: '2026-03-01' }),
      buildFact({
        subject: approved.subject,
        n: 70,
        desk: '410202001-02',
        kind: 'group-corrected',
        body: { changes: { plannedSize: 150 }, reason: '负责人换了' },
      }),
    ],
    unreadable: [{ ...broken, schema: 99 }],
  }
}

async function openDesk(settings: Readonly<Record<string, string>> = {}): Promise<Page> {
  const page = await pages.chromium.newPage()
  // One window owns a desk: the next test opens it again.
  onTestFinished(() => page.close())
  await page.addInitScript((chosen) => {
    localStorage.clear()
    for (const [key, value] of Object.entries(chosen)) localStorage.setItem(key, value)
  }, settings)
  await page.goto(pages.url)
  await page.locator('[data-field="document.number"] input').waitFor()
  // A list's options for listeners hold their code as text and their words as label: the label is what is said.
  await page.addStyleTag({ content: '[role="listbox"] { visibility: hidden }' })
  return page
}

async function goTo(page: Page, path: string, landmark: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, path)
  await page.locator(landmark).first().waitFor()
}

function publish(page: Page, directory: Directory): Promise<void> {
  return page.evaluate((entries) => window.trial.store.exchange.changeDirectory(new Map(entries)), directory)
}

function pageOf(subject: string): string {
  return `/groups/${encodeURIComponent(subject)}`
}

const LATIN_NAMES = /\d{17}X|\d{3}X\b|Ctrl|Enter|F8|F9/g
/** People, places, organisations, and what workers wrote: in Chinese on an English page as well. */
const CHINESE_NAMES =
  /01号登记台|王敏|李强|李建国|王志强|负责人换了|北道门街 12 号|北道门志愿者协会|(中国|开封市)志愿服务联合会|[龙兰][亭考][区县](志愿服务总队|北道门社区)|龙亭区|(北道门|大兴)社区(志愿服务队)?|陈雨桐/g

test.each([
  ['zh-CN', 'normal'],
  ['en', 'normal'],
  ['zh-CN', 'large'],
  ['en', 'large'],
] as const)(
  'every page of groups speaks one language, %s, and scrolls nothing sideways in %s type',
  { timeout: PATIENCE },
  async (language, typeSize) => {
    const page = await openDesk({ language, 'type-size': typeSize })
    async function looksRight(where: string): Promise<void> {
      const said = await readPage(page)
      const foreign =
        language === 'zh-CN'
          ? said.replace(LATIN_NAMES, '').match(/[a-z][a-z' -]*/gi)
          : said.replace(CHINESE_NAMES, '').match(/\p{Script=Han}+/gu)
      expect(foreign ?? [], where).toEqual([])
      const { wide, shown } = await page.locator('.stage').evaluate((stage) => ({
        wide: stage.scrollWidth,
        shown: stage.clientWidth,
      }))
      expect(wide, where).toBeLessThanOrEqual(shown)
    }

    await goTo(page, '/groups', '[data-testid="own-groups"] [data-testid="apply"]')
    await looksRight('no group at all')
    await page.locator('[data-testid="apply"]').click()
    await page.locator('[data-testid="no-organisations"]').waitFor()
    await looksRight('an application before the first sync')
    await publish(page, [...TREE, published('group:far')])
    await page.locator('[data-testid="no-organisations"]').waitFor({ state: 'detached' })
    await page.locator('[data-field="name"] input').fill('北道门志愿者协会')
    await page.locator('.register-foot .ant-btn-primary').click()
    await page.locator('[data-field="kind"][data-wrong]').waitFor()
    await looksRight('an application with a wrong name')
    await page.locator('[data-testid="adopt-name"]').click()
    await page.locator('[data-field="kind"] input[value="community"]').check()
    await page.locator('[data-field="population"] input').fill('8600')
    await page.locator('.register-foot .ant-btn-primary').click()
    await page.locator('[data-field="contact.fullName"]').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.locator('[data-field="contact.fullName"][data-wrong]').waitFor()
    await looksRight('an application without people')

    const fates = groupsOfEveryFate()
    await page.evaluate((facts) => window.trial.store.exchange.receive(facts), Object.values(fates).flat())
    await goTo(page, '/groups', '[data-testid="own-groups"] .group-line')
    await looksRight('the tree')
    await page.locator('input[type="search"]').fill('没有这个')
    await page.locator('.sheet .empty').waitFor()
    await page.locator('input[type="search"]').fill('')
    for (const [fate, [first]] of Object.entries(fates)) {
      await goTo(page, pageOf(first?.subject ?? ''), `[data-testid="group-status"][data-status="${fate}"]`)
      await looksRight(`a group: ${fate}`)
    }
    await goTo(page, `${pageOf(fates.returned[0]?.subject ?? '')}/correct`, '[data-testid="answers"]')
    await looksRight('a correction')
    await goTo(page, pageOf('group:far'), '[data-testid="group-status"]')
    await looksRight('another organisation’s group')
    await goTo(page, pageOf('group:nobody'), '.empty')
    await looksRight('a group that is not here')

    const { enrolled = [] } = everyFate()
    await page.evaluate((facts) => window.trial.store.exchange.receive(facts), enrolled)
    await goTo(page, `/roster/${encodeURIComponent(enrolled[0]?.subject ?? '')}`, '[data-testid="join"]')
    await page.locator('[data-testid="join"]').click()
    await page.locator('[data-testid="leave"]').click()
    await page.locator('[data-testid="leave-confirm"]').click()
    await page.locator('[data-field="leaveReason"] [data-wrong]').waitFor()
  },
)

/** The field the cursor is in. */
function focusedField(page: Page): Promise<string | null> {
  return page.evaluate(
    () => document.activeElement?.closest('[data-field]')?.getAttribute('data-field') ?? null,
  )
}

test('a community applies by keyboard alone, and its page says who reviews it', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk()
  await publish(page, TREE)
  await goTo(page, '/groups/apply', '[data-field="kind"]')
  const draft = communityTeam()
  await page.locator('[data-field="kind"] input[value="community"]').check()
  for (const field of ['unit.name', 'unit.type', 'professionalField', 'name']) {
    await page.keyboard.press('Enter')
    expect(await focusedField(page)).toBe(field)
  }
  await page.keyboard.type('北道门义工队')
  // While an input method composes, no key is the form's.
  const keys = await page.context().newCDPSession(page)
  await keys.send('Input.imeSetComposition', { text: 'dui', selectionStart: 3, selectionEnd: 3 })
  await page.keyboard.press('Enter')
  expect(await focusedField(page)).toBe('name')
  await keys.send('Input.insertText', { text: '' })
  await page.keyboard.press('Enter')
  expect(await focusedField(page)).toBe('registered')
  await page.locator('[data-field="name"]', { hasText: '北道门社区志愿服务队' }).waitFor()
  await page.keyboard.press('F8')
  expect(await page.locator('[data-field="name"] input').inputValue()).toBe('北道门社区志愿服务队')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('8600')
  await page.keyboard.press('Enter')
  await expect.poll(() => focusedField(page)).toBe('contact.fullName')
  for (const typed of [
    draft.contact?.fullName,
    draft.contact?.phone,
    draft.personInCharge?.fullName,
    draft.personInCharge?.phone,
    draft.personInCharge?.document?.number,
  ]) {
    await page.keyboard.type(typed ?? '')
    await page.keyboard.press('Enter')
  }
  expect(await focusedField(page)).toBe('serviceCategories')
  await page.keyboard.press('ArrowDown')
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-testid="group-status"][data-status="waiting"]').waitFor()
  expect(await page.locator('h1').innerText()).toBe('北道门社区志愿服务队')
  expect(await page.locator('.facts').innerText()).toContain('龙亭区志愿服务总队')
})

test('of ten thousand groups only those in sight are drawn, and a few letters find one', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk()
  const many = Array.from({ length: 10_000 }, (_, at) =>
    published(`group:${at}`, { name: `第${at}社区志愿服务队` }),
  )
  await publish(page, [...TREE, ...many])
  await goTo(page, '/groups', '[data-corps="410225"]')
  expect(await page.locator('.group-line').count()).toBe(0)
  await page.locator('[data-corps="410225"] button[aria-expanded="false"]').click()
  await page.locator('.group-line').first().waitFor()
  expect(await page.locator('.group-line').count()).toBe(100)
  await page.locator('.group-more').click()
  await expect.poll(() => page.locator('.group-line').count()).toBe(200)
  await page.locator('input[type="search"]').fill('9876 zyfwd')
  await page.locator('[data-testid="groups-found"][data-query="9876 zyfwd"]').waitFor()
  expect(await page.locator('.group-line a').allInnerTexts()).toEqual(['第9876社区志愿服务队'])
})

test('a volunteer joins the office’s group with one key, and leaves it with a reason', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk()
  const { enrolled = [] } = everyFate()
  const subject = enrolled[0]?.subject ?? ''
  const ours = { name: '北道门社区志愿服务队', org: '410202001', parent: '410202', division: '410202' }
  await publish(page, [...TREE, published('group:far'), published('group:ours', ours)])
  await page.evaluate((facts) => window.trial.store.exchange.receive(facts), enrolled)
  await goTo(page, `/roster/${encodeURIComponent(subject)}`, '[data-testid="join"]')
  await page.locator('[data-testid="join"]').press('Enter')
  await page.locator('[data-testid="memberships"] [data-group="group:ours"]').waitFor()
  expect(await page.locator('[data-testid="join"]').count()).toBe(0)

  await page.locator('[data-testid="leave"]').click()
  await page.keyboard.press('Enter')
  await page.locator('[data-field="leaveReason"] [data-wrong]').waitFor()
  await page.keyboard.type('搬家')
  await page.keyboard.press('Enter')
  await page.locator('[data-testid="join"]').waitFor()
  const kinds = await page.evaluate(
    async (of) => (await window.trial.store.factsOf(of)).slice(-2).map(({ kind, body }) => [kind, body]),
    subject,
  )
  expect(kinds).toEqual([
    ['group-joined', { group: 'group:ours', on: '2026-03-02' }],
    ['group-left', { group: 'group:ours', on: '2026-03-02', reason: '搬家' }],
  ])
})
