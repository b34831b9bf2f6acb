import { expect, test } from 'vitest'
import type { AnyFact } from '#domain/fact'
import { startDeskPages } from '#testing/desk-page/desk-pages'
import {
  CHINESE_NAMES,
  factsAbout,
  goTo,
  LATIN_NAMES,
  openTrialDesk,
  subjectOf,
  type TrialDesk,
} from '#testing/desk-page/open-trial-desk'
import { findForeignWords } from '#testing/foreign-words'
import { REVIEWER } from '#testing/review-facts'
import { everyNotice, everyReview } from '#testing/review-samples'
import { sampleFacts } from '#testing/sample-facts'

const PATIENCE = 180_000
const CORPS = `${REVIEWER}-01`
const OFFICE = '410202001-01'

const pages = startDeskPages()

type Options = Pick<TrialDesk, 'language' | 'typeSize'>
const openDesk = (desk: string, facts: readonly AnyFact[], options: Options = {}) =>
  openTrialDesk({ ...pages, desk, facts, ...options })

const pathOf = (facts: readonly AnyFact[] | undefined) => `/reviews/${encodeURIComponent(subjectOf(facts))}`

test('only an organisation above others has something to review', { timeout: PATIENCE }, async () => {
  const office = await openDesk(OFFICE, [])
  expect(await office.locator('.rail a[href="#/reviews"]').count()).toBe(0)
  const corps = await openDesk(CORPS, [])
  await corps.locator('.rail a[href="#/reviews"]').click()
  await corps.locator('.review-sheet .empty').waitFor()
})

test.each(['zh-CN', 'en'] as const)(
  'every page of reviewing speaks one language: %s',
  { timeout: PATIENCE },
  async (language) => {
    const reviews = everyReview()
    const page = await openDesk(CORPS, [...Object.values(reviews).flat(), ...everyNotice()], { language })
    const names = language === 'zh-CN' ? LATIN_NAMES : CHINESE_NAMES
    const speaks = async (where: string) =>
      expect(await findForeignWords(page, language, names), where).toEqual([])

    for (const view of ['open', 'returned', 'done', 'urged']) {
      await goTo(page, `/reviews?view=${view}`)
      await page
        .locator(view === 'urged' ? '.urged-list li' : '.review-table .ant-table-row')
        .first()
        .waitFor()
      await speaks(`the list: ${view}`)
    }
    await goTo(page, '/reviews')
    await page.locator('.batch-bar').waitFor()
    await page.keyboard.press('Control+a')
    await page.locator('.batch-bar .ant-btn-primary').click()
    await page.locator('.ant-modal-confirm').waitFor()
    await speaks('the question before many are approved')
    await page.locator('.ant-modal-confirm .ant-btn').first().click()
    await page.locator('.ant-modal-confirm').waitFor({ state: 'detached' })
    await page.locator('input[type="search"]').fill('nobody')
    await page.locator('.review-sheet .empty').waitFor()

    for (const [name, facts] of Object.entries(reviews)) {
      await goTo(page, pathOf(facts))
      await page.locator(`.review[data-subject="${subjectOf(facts)}"]`).waitFor()
      await speaks(`an item: ${name}`)
      if ((await page.locator('.decision').count()) === 0) continue
      await page.keyboard.press('o')
      await page.keyboard.press('f')
      await page.locator('.reasons').waitFor()
      await page.keyboard.press('Control+Enter')
      await page.locator('.decision-said').waitFor()
      await speaks(`an item with nothing said: ${name}`)
    }
  },
)

test.each([
  ['zh-CN', 'normal'],
  ['zh-CN', 'large'],
  ['en', 'normal'],
  ['en', 'large'],
] as const)(
  'no page of reviewing scrolls sideways at 1280 × 720: %s in %s type',
  { timeout: PATIENCE },
  async (language, typeSize) => {
    const reviews = everyReview()
    const facts = [...Object.values(reviews).flat(), ...everyNotice()]
    const page = await openDesk(CORPS, facts, { language, typeSize })
    async function expectNothingWide(where: string): Promise<void> {
      const findWide = () =>
        page.evaluate(() =>
          [...document.querySelectorAll('.stage, .ant-table-tbody-virtual-holder, .review-side')]
            .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
            // A virtual table moves its rows itself, and has a bar of its own for it.
            .concat(...document.querySelectorAll('.ant-table-tbody-virtual-scrollbar-horizontal'))
            .map(({ className }) => className),
        )
      // A table that has just come shows its bar until it has been measured.
      await expect.poll(findWide, { message: `${where} in ${language}` }).toEqual([])
    }
    for (const view of ['open', 'returned', 'done', 'urged']) {
      await goTo(page, `/reviews?view=${view}`)
      await page
        .locator(view === 'urged' ? '.urged' : '.review-table .ant-table-row')
        .first()
        .waitFor()
      await expectNothingWide(view)
    }
    for (const [name, about] of Object.entries(reviews)) {
      await goTo(page, pathOf(about))
      await page.locator(`.review[data-subject="${subjectOf(about)}"]`).waitFor()
      await expectNothingWide(name)
    }
  },
)

test('one key chooses, Ctrl+Enter decides, and the next one opens by itself', {
  timeout: PATIENCE,
}, async () => {
  const reviews = everyReview()
  const [red, amber] = [reviews.red, reviews.amber]
  const page = await openDesk(CORPS, [...(red ?? []), ...(amber ?? []), ...(reviews.minor ?? [])])
  await goTo(page, '/reviews')
  await page.locator('.page-head .button-link').click()
  const title = page.locator('.review h1')
  await expect.poll(() => title.innerText()).toBe('赵桂兰')

  await page.keyboard.press('a')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => title.innerText()).toBe('王志强')
  expect(await factsAbout(page, subjectOf(red), 'review-decided')).toEqual([
    { answers: red?.[0]?.id, decision: { outcome: 'approve', consentOpened: false } },
  ])

  // What is typed for the applicant is text: its letters choose nothing, and an input method keeps its Enter.
  await page.keyboard.press('r')
  await page.locator('.reasons input').nth(2).check()
  await page.locator('#decision-words').focus()
  await page.keyboard.type('far')
  const keys = await page.context().newCDPSession(page)
  await keys.send('Input.imeSetComposition', { text: 'hao', selectionStart: 3, selectionEnd: 3 })
  await page.keyboard.press('Control+Enter')
  expect(await title.innerText()).toBe('王志强')
  await keys.send('Input.insertText', { text: '好' })
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => title.innerText()).toBe('陈雨桐')
  expect(await factsAbout(page, subjectOf(amber), 'review-decided')).toMatchObject([
    { decision: { outcome: 'return', reasons: ['registered-already'], words: 'far好' } },
  ])
})

test('a minor is approved only once the consent was opened, and after the last one the list is there again', {
  timeout: PATIENCE,
}, async () => {
  const { minor } = everyReview()
  const page = await openDesk(CORPS, minor ?? [])
  await goTo(page, pathOf(minor))
  const confirm = page.locator('.decision .ant-btn-primary')
  await confirm.waitFor()
  await page.keyboard.press('a')
  await expect.poll(() => confirm.isDisabled()).toBe(true)
  expect(await page.locator('.review').innerText()).not.toContain('刘敏')
  await page.keyboard.press('Control+Enter')
  await page.locator('.decision-said').first().waitFor()
  expect(await factsAbout(page, subjectOf(minor), 'review-decided')).toEqual([])

  await page.locator('.consent-gate button').click()
  await expect.poll(() => page.locator('.review').innerText()).toContain('刘敏')
  await page.keyboard.press('Control+Enter')
  await page.locator('.review-sheet .empty').waitFor()
  expect(await factsAbout(page, subjectOf(minor), 'review-decided')).toMatchObject([
    { decision: { outcome: 'approve', consentOpened: true } },
  ])
})

test('what is only reviewed here is nobody of this office: there is nothing to correct or print', {
  timeout: PATIENCE,
}, async () => {
  const { calm } = everyReview()
  const page = await openDesk(CORPS, calm ?? [])
  await goTo(page, '/roster')
  await page.locator('.roster-sheet .empty').waitFor()
  await goTo(page, `/roster/${encodeURIComponent(subjectOf(calm))}`)
  await page.locator('.empty', { hasText: '本登记台没有这个人的资料' }).waitFor()
})

test('a submission that comes in while its page is open is another page: what was opened before counts no more', {
  timeout: PATIENCE,
}, async () => {
  const { minor } = everyReview()
  const [submitted] = minor ?? []
  const page = await openDesk(CORPS, minor ?? [])
  await goTo(page, pathOf(minor))
  await page.locator('.consent-gate').waitFor()
  await page.keyboard.press('o')
  await page.locator('.consent-gate').waitFor({ state: 'detached' })
  const corrected = {
    ...submitted,
    id: `${submitted?.subject}:0198c2a4-0000-7000-8000-00000000ffff`,
    kind: 'resident-corrected',
    n: 49,
    order: '001772413209999.000000.410202001-01',
    body: { changes: { fullName: '陈雨彤' }, reason: '错字' },
  } as AnyFact
  await page.evaluate((fact) => window.trial.store.exchange.receive([fact]), corrected)
  await expect.poll(() => page.locator('.review h1').innerText()).toBe('陈雨彤')
  await page.locator('.consent-gate').waitFor()
  expect(await page.locator('.changed').innerText()).toContain('陈雨桐')
})

/** Runs in the page: the same person many times over, each under an id of their own. */
async function receiveMany([sample, many]: readonly [AnyFact, number]): Promise<void> {
  const facts = Array.from({ length: many }, (_, at) => {
    const subject = `registration:0198c2a4-0000-7000-8000-${String(at).padStart(12, '0')}`
    return { ...sample, subject, id: `${subject}:0198c2a4-0000-7000-8000-000000000001`, n: at + 1 }
  })
  await window.trial.store.exchange.receive(facts)
}

test('ten thousand items: only those in sight are on the page, and all are selected and counted at once', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk(CORPS, [])
  await goTo(page, '/reviews')
  const [sample] = sampleFacts('410202001-02', 1)
  await page.evaluate(receiveMany, [sample as AnyFact, 10_000] as const)
  await expect.poll(() => page.locator('.choices').innerText(), { timeout: PATIENCE }).toContain('10000')
  expect(await page.locator('.review-table .ant-table-row').count()).toBeLessThan(60)
  await page.keyboard.press('Control+a')
  const bar = page.locator('.batch-bar')
  await expect.poll(() => bar.innerText(), { timeout: PATIENCE }).toContain('10000')
  // A click with Shift takes a range; a few of them are approved in one go, and leave the list.
  await bar.locator('.ant-btn').first().click()
  const boxes = page.locator('.review-check')
  await boxes.nth(0).click()
  await boxes.nth(3).click({ modifiers: ['Shift'] })
  await bar.locator('.ant-btn-primary').click()
  await expect.poll(() => page.locator('.ant-modal-confirm').innerText()).toContain('4')
  await page.locator('.ant-modal-confirm .ant-btn-primary').click()
  await expect.poll(() => page.locator('.choices').innerText(), { timeout: PATIENCE }).toContain('9996')
  await expect.poll(() => bar.innerText()).toContain('已通过 4 人')
})
