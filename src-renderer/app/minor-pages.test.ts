import { expect, test } from 'vitest'
import type { AnyFact } from '#domain/fact'
import { everyConsent } from '#testing/consent-facts'
import { startDeskPages } from '#testing/desk-page/desk-pages'
import {
  CHINESE_NAMES,
  factsAbout,
  goTo,
  LATIN_NAMES,
  openTrialDesk,
  subjectOf,
} from '#testing/desk-page/open-trial-desk'
import { buildFact } from '#testing/facts'
import { findForeignWords } from '#testing/foreign-words'
import { REVIEWER } from '#testing/review-facts'
import { everyReview } from '#testing/review-samples'

const PATIENCE = 240_000
const OFFICE = '410202001-01'
const CORPS = `${REVIEWER}-01`

const pages = startDeskPages()
const girl = everyConsent().valid ?? []
const subject = subjectOf(girl)
const person = `/roster/${encodeURIComponent(subject)}`
type Page = Awaited<ReturnType<typeof openTrialDesk>>

/** `count` views of the girl's record on as many days of a year, by two workers, one of whom this desk does not know. */
function viewsIn(year: string, count: number): readonly AnyFact[] {
  return Array.from({ length: count }, (_, at) => {
    const n = Number(year) + at
    return buildFact({
      n,
      subject,
      kind: 'minor-data-viewed',
      desk: '410202001-02',
      worker: at % 2 === 0 ? '410202001-w1' : '410202001-w9',
      at: `${year}-${String(1 + (at % 12)).padStart(2, '0')}-05T10:00:00+08:00`,
      id: `${subject}:0198c2a4-0000-7000-a000-${String(n).padStart(12, '0')}`,
      body: { opened: 'person-page' },
    })
  })
}
const openOffice = (more: readonly AnyFact[] = [], options: object = {}) =>
  openTrialDesk({
    ...pages,
    desk: OFFICE,
    facts: [...Object.values(everyConsent()).flat(), ...more],
    ...options,
  })
const viewed = (page: Page, whose = subject) => factsAbout(page, whose, 'minor-data-viewed')

async function expectNothingWide(page: Page, where: string): Promise<void> {
  const findWide = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.stage, .sheet, .ant-table-content')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ className }) => className),
    )
  await expect.poll(findWide, { message: where }).toEqual([])
}

test('who opens a minor’s record is noted once, and an adult’s is not', { timeout: PATIENCE }, async () => {
  const page = await openOffice()
  await goTo(page, person)
  await page.locator('.person-columns').waitFor()
  expect(await viewed(page)).toEqual([{ opened: 'person-page' }])
  await goTo(page, '/roster')
  await goTo(page, person)
  await page.locator('.person-columns').waitFor()
  expect(await viewed(page)).toEqual([{ opened: 'person-page' }])
  expect(await page.locator('.timeline-views').innerText()).toContain('1 次')

  // The form that is filled from the record shows all of it as well.
  await page.locator('.page-head .ant-btn', { hasText: '更正登记' }).click()
  await page.locator('.register-form').waitFor()
  expect(await viewed(page)).toEqual([{ opened: 'person-page' }, { opened: 'form' }])

  for (const name of ['adult', 'lapsed']) {
    const other = subjectOf(everyConsent()[name])
    await goTo(page, `/roster/${encodeURIComponent(other)}`)
    await page.locator(`.person-columns`).waitFor()
    expect(await viewed(page, other), name).toEqual([])
  }
})

test('while the disk has no room for the note, the page stands and the child’s particulars do not', {
  timeout: PATIENCE,
}, async () => {
  const page = await openOffice()
  await goTo(page, '/roster')
  await page.evaluate(() => {
    const { store } = window.trial
    const append = store.append.bind(store)
    const full = () => Promise.reject(new DOMException('', 'QuotaExceededError'))
    Object.assign(store, { append: full })
    Object.assign(window, { makeRoom: () => Object.assign(store, { append }) })
  })
  await goTo(page, person)
  await page.locator('.person .ant-alert').waitFor()
  const said = await page.locator('.person').innerText()
  expect(said).toContain('陈雨桐')
  expect(said).toContain('磁盘已满')
  expect(said).not.toContain('刘敏')
  expect(await page.locator('.person-columns, .page-head .ant-btn').count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  // An adult's record is not held up by it.
  await goTo(page, `/roster/${encodeURIComponent(subjectOf(everyConsent().adult))}`)
  await page.locator('.person-columns').waitFor()
  await goTo(page, person)
  await page.locator('.person .ant-alert').waitFor()
  await page.evaluate(() => (window as unknown as { makeRoom: () => void }).makeRoom())
  await page.locator('.person .ant-alert .ant-btn').click()
  await page.locator('.person-columns').waitFor()
  expect(await viewed(page)).toEqual([{ opened: 'person-page' }])
})

test('a reviewer who opens a minor’s application is noted at the reviewer’s own desk', {
  timeout: PATIENCE,
}, async () => {
  const { minor, red } = everyReview()
  const page = await openTrialDesk({ ...pages, desk: CORPS, facts: [...(minor ?? []), ...(red ?? [])] })
  for (const facts of [minor, red]) {
    await goTo(page, `/reviews/${encodeURIComponent(subjectOf(facts))}`)
    await page.locator(`.review[data-subject="${subjectOf(facts)}"] .review-columns`).waitFor()
  }
  expect(await viewed(page, subjectOf(minor))).toEqual([{ opened: 'review' }])
  expect(await viewed(page, subjectOf(red))).toEqual([])
  // Nobody of this office, for all that: it stays off the roster, and on the reviewer's list.
  await goTo(page, '/roster')
  await page.locator('.roster-sheet .empty').waitFor()
  await goTo(page, '/minor-views')
  await page.locator('.minor-views tbody tr', { hasText: '陈雨桐' }).waitFor()
})

test('a record that was viewed forty times stays readable', { timeout: PATIENCE }, async () => {
  const page = await openOffice(viewsIn('2025', 40))
  await goTo(page, person)
  await page.locator('.timeline-views').waitFor()
  expect(await page.locator('.timeline li').count()).toBe(2)
  await expect.poll(() => page.locator('.timeline-views summary').innerText()).toContain('41 次')
  expect(await page.locator('.timeline-views ul').isVisible()).toBe(false)
  await page.locator('.timeline-views summary').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('.timeline-views li:visible').count()).toBe(41)
})

test('the audit lists a year, exports it for a spreadsheet and puts it on paper', {
  timeout: PATIENCE,
}, async () => {
  const [registered, ruled] = everyConsent()['turns 16'] ?? []
  const other = registered?.subject ?? ''
  const hostile = { ...registered, body: { ...registered?.body, fullName: '=HYPERLINK("http://x")' } }
  const theirs = viewsIn('2026', 1).map((fact) => ({
    ...fact,
    subject: other,
    id: `${other}:0198c2a4-0000-7000-a000-000000000001`,
  }))
  const page = await openTrialDesk({
    ...pages,
    desk: OFFICE,
    facts: [...girl, hostile as AnyFact, ruled as AnyFact, ...viewsIn('2025', 60), ...theirs],
  })
  await goTo(page, '/settings')
  await page.locator('a[href="#/minor-views"]').press('Enter')
  const counts = page.getByTestId('viewing-counts')
  await expect.poll(() => counts.innerText()).toBe('2026 年共查阅 1 次，涉及 1 人，经办 1 人')
  await page.locator('.minor-views-tools .ant-btn').first().click()
  await page.locator('.minor-views .ant-alert').waitFor()
  const [saved] = await page.evaluate(() => window.trial.saved)
  expect(saved?.fileName).toBe('未成年人资料查阅记录-龙亭区北道门社区-2026.csv')
  const [head, row] = saved?.text.split('\r\n') ?? []
  expect(head).toBe('\uFEFF时间,社区工作人员,查阅了谁的资料,编号,登记台,查阅的页面,工作人员编号,记录编号')
  expect(row).toContain(`2026-01-05 10:00,`)
  expect(row).toContain(`"'=HYPERLINK(""http://x"")"`)
  expect(await page.locator('#paper tbody tr').count()).toBe(1)

  await page.locator('.minor-views-tools .ant-select').click()
  await page.locator('.ant-select-item-option', { hasText: '2025' }).click()
  await expect.poll(() => counts.innerText()).toBe('2025 年共查阅 60 次，涉及 1 人，经办 2 人')
  expect(await page.locator('.minor-views tbody tr').count()).toBe(50)
  // What is exported and printed is the year, not the lines in sight.
  expect(await page.locator('#paper tbody tr').count()).toBe(60)
  await page.locator('.minor-views-tools .ant-btn').first().click()
  await expect.poll(() => page.evaluate(() => window.trial.saved.length)).toBe(2)
  expect(await page.evaluate(() => window.trial.saved[1]?.text.split('\r\n').length)).toBe(62)
})

test('a person who was erased stays on the list without a name', { timeout: PATIENCE }, async () => {
  const erased = [...girl, ...viewsIn('2026', 2)].map((fact) =>
    fact.kind === 'registration-ruled' ? fact : ({ ...fact, body: {}, redacted: true } as const),
  )
  const page = await openTrialDesk({ ...pages, desk: OFFICE, facts: erased })
  await goTo(page, '/minor-views')
  const rows = page.locator('.minor-views tbody tr')
  await expect.poll(() => rows.count()).toBe(2)
  const said = await rows.first().innerText()
  expect(said).toContain('（已删除）')
  expect(said).toContain('ZY4102022603000001X')
  expect(said).toContain('无法得知')
})

test.each([
  ['zh-CN', 'normal'],
  ['en', 'large'],
] as const)(
  'every page about views speaks one language and does not scroll sideways: %s, %s type',
  { timeout: PATIENCE },
  async (language, typeSize) => {
    const page = await openOffice(viewsIn('2026', 60), { language, typeSize })
    const names =
      language === 'zh-CN' ? new RegExp(`${LATIN_NAMES.source}|410202001-w9|\\.csv`, 'g') : CHINESE_NAMES
    async function check(where: string): Promise<void> {
      expect(await findForeignWords(page, language, names), where).toEqual([])
      await expectNothingWide(page, where)
    }
    await goTo(page, '/settings')
    await page.locator('a[href="#/minor-views"]').waitFor()
    await expectNothingWide(page, 'the settings')
    await goTo(page, '/minor-views')
    await page.locator('.minor-views tbody tr').first().waitFor()
    await check('the list')
    await page.locator('.minor-views-tools .ant-btn').first().click()
    await page.locator('.minor-views .ant-alert').waitFor()
    await check('exported')
    await goTo(page, person)
    await page.locator('.timeline-views summary').click()
    await check('the person')
    await page.evaluate(() =>
      Object.assign(window.trial.store, { append: () => Promise.reject(new Error('x')) }),
    )
    await goTo(page, '/roster')
    await goTo(page, `/roster/${encodeURIComponent(subjectOf(everyConsent()['turns 14']))}`)
    await page.locator('.person .ant-alert').waitFor()
    await check('not noted')
  },
)
