import { expect, test } from 'vitest'
import type { AnyFact } from '#domain/fact'
import { PlainDate } from '#domain/plain-date'
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
import { everyDispute } from '#testing/dispute-samples'
import { findForeignWords } from '#testing/foreign-words'
import { unemployedResident } from '#testing/resident-drafts'
import { buildReviewOpened } from '#testing/review-facts'

const PATIENCE = 180_000
const OFFICE = '410202001-01'

const pages = startDeskPages()

type Options = Pick<TrialDesk, 'language' | 'typeSize'>
const openDesk = (desk: string, facts: readonly AnyFact[], options: Options = {}) =>
  openTrialDesk({ ...pages, desk, facts, ...options })

test.each(['zh-CN', 'en'] as const)(
  'every page of disputes and transfers speaks one language: %s',
  { timeout: PATIENCE },
  async (language) => {
    const disputes = everyDispute()
    const page = await openDesk(OFFICE, Object.values(disputes).flat(), { language })
    const names = language === 'zh-CN' ? LATIN_NAMES : CHINESE_NAMES
    const speaks = async (where: string) =>
      expect(await findForeignWords(page, language, names), where).toEqual([])

    await goTo(page, '/roster')
    await page.locator('.dispute-strip li').first().waitFor()
    await speaks('the roster with disputes to answer')
    for (const [name, facts] of Object.entries(disputes)) {
      // By way of another page, so that nothing of the last person is taken for this one.
      await goTo(page, '/settings')
      await page.locator('.settings').waitFor()
      await goTo(page, `/roster/${encodeURIComponent(subjectOf(facts))}`)
      await page
        .locator('.timeline li')
        .nth(facts.length - 1)
        .waitFor()
      await speaks(`a person: ${name}`)
      for (let at = 0; at < (await page.locator('.claims button').count()); at += 1) {
        await page.locator('.claims button').nth(at).click()
        await page.locator('.claim-form .ant-btn-primary').click()
        await page.locator('.claim-said').waitFor()
        await speaks(`a claim with nothing said: ${name}`)
        await page.locator('.claim-form footer .ant-btn').first().click()
      }
      for (const answer of await page.locator('.claim-form input[name="answer-outcome"]').all()) {
        await answer.check()
        await speaks(`an answer: ${name}`)
      }
    }
  },
)

test('a person who never agreed is heard, and one who agrees moves here', { timeout: PATIENCE }, async () => {
  const disputes = everyDispute()
  const page = await openDesk(OFFICE, Object.values(disputes).flat())
  const elsewhere = disputes['registered elsewhere']
  await goTo(page, `/roster/${encodeURIComponent(subjectOf(elsewhere))}`)
  await page.locator('.claims button').nth(1).click()
  await page.keyboard.type('我没有去过那里。')
  await page.keyboard.press('Control+Enter')
  await page.locator('blockquote', { hasText: '我没有去过那里。' }).waitFor()
  expect(await factsAbout(page, subjectOf(elsewhere), 'dispute-opened')).toEqual([
    { claim: 'never-registered-by-me', statement: '我没有去过那里。', on: '2026-03-02' },
  ])
  expect(await page.locator('#paper').textContent()).toContain('我没有去过那里。')

  const child = disputes['a child registered elsewhere']
  await goTo(page, `/roster/${encodeURIComponent(subjectOf(child))}`)
  await page.locator('.claims button').first().click()
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await page.locator('.claims').waitFor({ state: 'detached' })
  await expect
    .poll(() => factsAbout(page, subjectOf(child), 'transfer-requested'))
    .toEqual([{ consent: { givenBy: 'guardian', givenOn: '2026-03-02' } }])
})

test('the office concerned is told on the roster, answers on the person’s page, and is told no more', {
  timeout: PATIENCE,
}, async () => {
  const disputes = everyDispute()
  const page = await openDesk(OFFICE, Object.values(disputes).flat())
  await goTo(page, '/roster')
  await expect.poll(() => page.locator('.dispute-strip li').count()).toBe(2)
  await page.locator('.dispute-strip a').nth(1).click()
  await page.locator('input[value="consent-shown"]').check()
  await page.locator('.claim-form .ant-btn-primary').click()
  await page.locator('.claim-form').waitFor({ state: 'detached' })
  expect(await factsAbout(page, subjectOf(disputes['to answer']), 'dispute-answered')).toMatchObject([
    { answer: { outcome: 'consent-shown', shownBy: 'own-consent-on-file', consentOn: '2026-03-02' } },
  ])
  await goTo(page, '/roster')
  await expect.poll(() => page.locator('.dispute-strip li').count()).toBe(1)
})

test.each(['zh-CN', 'en'] as const)(
  'in large type no page of disputes scrolls sideways at 1280 × 720: %s',
  { timeout: PATIENCE },
  async (language) => {
    const disputes = everyDispute()
    const facts = Object.values(disputes).flat()
    const page = await openDesk(OFFICE, facts, { language, typeSize: 'large' })
    async function expectNothingWide(where: string): Promise<void> {
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('.stage, .elsewhere, .ant-table-tbody-virtual-holder')]
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .map(({ className }) => className),
      )
      expect(wide, `${where} in ${language}`).toEqual([])
    }
    await goTo(page, '/roster')
    await page.locator('.dispute-strip').waitFor()
    await expectNothingWide('the roster')
    for (const [name, about] of Object.entries(disputes)) {
      await goTo(page, '/settings')
      await page.locator('.settings').waitFor()
      await goTo(page, `/roster/${encodeURIComponent(subjectOf(about))}`)
      await page.locator('.timeline').waitFor()
      await expectNothingWide(name)
    }
  },
)

test('where people approve registrations, the resident is told by when, on the page and on the slip', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk(OFFICE, [])
  const { document: shown, fullName } = unemployedResident()
  await page.locator('[data-field="document.number"] input').fill(shown?.number ?? '')
  await page.locator('[data-field="fullName"] input').fill(fullName ?? '')
  await page.locator('[data-field="noticeGroup"] input[value="unemployed"]').check()
  await page.locator('.register-foot .ant-btn-primary').click()
  await page.locator('.scopes').waitFor()
  for (const yes of await page.locator('.scope input[value="yes"]').all()) await yes.check()
  await page.locator('#oathRead').check()
  await page.keyboard.press('Control+Enter')
  // Five working days after Monday, 2 March 2026.
  await expect.poll(() => page.locator('.saved').innerText()).toContain('最迟 2026-03-09')
  expect(await page.locator('#paper').textContent()).toContain('2026-03-09')

  const subject = decodeURIComponent(
    (await page.locator('.saved-actions a').last().getAttribute('href'))?.split('/').at(-1) ?? '',
  )
  const [registered] = await page.evaluate((about) => window.trial.store.factsOf(about), subject)
  if (registered === undefined) throw new Error('nothing was saved')
  const review = { openedOn: PlainDate.parse('2026-03-03'), dueOn: PlainDate.parse('2026-03-10') }
  const opened = buildReviewOpened(registered, review)
  await page.evaluate((fact) => window.trial.store.exchange.receive([fact]), opened)
  await expect.poll(() => page.locator('.saved').innerText()).toContain('2026-03-10前答复')
  expect(await page.locator('.saved').innerText()).not.toContain('2026-03-09')
})
