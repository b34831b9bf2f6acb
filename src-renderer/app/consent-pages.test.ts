import { expect, test } from 'vitest'
import { everyConsent } from '#testing/consent-facts'
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

const PATIENCE = 240_000

const pages = startDeskPages()

type Options = Pick<TrialDesk, 'language' | 'typeSize'>
function openDesk(options: Options = {}) {
  const facts = Object.values(everyConsent()).flat()
  return openTrialDesk({ ...pages, desk: '410202001-01', facts, ...options })
}
type Page = Awaited<ReturnType<typeof openDesk>>

async function openPerson(page: Page, name: string): Promise<string> {
  const subject = subjectOf(everyConsent()[name])
  // By way of another page, so that nothing of the last person is taken for this one.
  await goTo(page, '/settings')
  await page.locator('.settings').waitFor()
  await goTo(page, `/roster/${encodeURIComponent(subject)}`)
  await page.locator('.consent-panel').waitFor()
  return subject
}

test.each([
  ['zh-CN', 'normal'],
  ['en', 'large'],
] as const)(
  'every page about consents speaks one language and does not scroll sideways: %s, %s type',
  { timeout: PATIENCE },
  async (language, typeSize) => {
    const page = await openDesk({ language, typeSize })
    const names = language === 'zh-CN' ? LATIN_NAMES : CHINESE_NAMES
    async function check(where: string): Promise<void> {
      expect(await findForeignWords(page, language, names), where).toEqual([])
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('.stage, .roster-tools, .consent-panel, .consent-queue section')]
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .map(({ className }) => className),
      )
      expect(wide, where).toEqual([])
    }
    await goTo(page, '/roster')
    await page.locator('a[href="#/consents"]', { hasText: '6' }).waitFor()
    await check('the roster')
    await goTo(page, '/consents')
    await expect.poll(() => page.locator('.consent-queue section').count()).toBe(5)
    await check('the queue')
    for (const name of Object.keys(everyConsent())) {
      await openPerson(page, name)
      await check(name)
    }
    await openPerson(page, 'valid')
    for (const action of ['withdraw-consent', 'give-up']) {
      await page.locator(`[data-action="${action}"]`).click()
      await page.locator('.claim-form .ant-btn-primary').click()
      await page.locator('.claim-said').waitFor()
      await check(action)
      await page.locator('.claim-form footer .ant-btn').first().click()
    }
    await page.locator('[data-action="renew"]').click()
    await page.locator('.register').waitFor()
    await check('a renewal')
  },
)

test('a guardian withdraws: in force at once, with a sheet for the family', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk()
  const subject = await openPerson(page, 'valid')
  await page.locator('[data-action="withdraw-consent"]').click()
  await page.locator('input[name="withdraw-heard"][value="in-person"]').check()
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-consent="withdrawn"]').waitFor()
  expect(await factsAbout(page, subject, 'guardian-consent-withdrawn')).toEqual([
    {
      by: { fullName: '刘敏', relation: 'mother' },
      on: '2026-03-02',
      heard: 'in-person',
      words: '',
      effect: 'registration-ends',
    },
  ])
  expect(await page.locator('#paper').textContent()).toContain('撤回同意确认单')
  expect(await page.locator('#paper').textContent()).toContain('陈雨桐')
  await page.locator('[data-action="print"]').waitFor()
  expect(await page.locator('[data-action="renew"]').count()).toBe(1)
})

test('given up with everything to be erased, the family still gets its sheet; the page once left knows nobody', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk()
  const subject = await openPerson(page, 'valid')
  await page.locator('[data-action="give-up"]').click()
  await page.locator('input[name="withdraw-by"][value="guardian"]').check()
  await page.locator('input[name="withdraw-because"][value="no-longer-wishes"]').check()
  await page.locator('input[name="withdraw-heard"][value="in-person"]').check()
  await page.locator('.claim-form input[type="checkbox"]').check()
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-consent="withdrawn"]').waitFor()
  // The hub answers at once: the counter has the line.
  await page.evaluate(async (about) => {
    const { store } = window.trial
    const hub = { schema: 1, org: 'hub', desk: 'hub', worker: 'hub', n: 0, at: '2026-03-02T10:00:00+08:00' }
    await store.exchange.receive([
      {
        ...{ ...hub, id: `${about}:hub.erased`, subject: about, kind: 'subject-redacted' },
        ...{ order: '999999999999999.000000.hub', body: { because: 'withdrawal', on: '2026-03-02' } },
      },
    ])
  }, subject)
  await page.locator('[data-consent="erased"]').waitFor()
  expect(await page.locator('main').textContent()).not.toContain('陈雨桐')
  const paper = await page.locator('#paper').textContent()
  expect(paper).toContain('注销登记确认单')
  expect(paper).toContain('陈雨桐')
  await goTo(page, '/settings')
  await page.locator('.settings').waitFor()
  await goTo(page, `/roster/${encodeURIComponent(subject)}`)
  await page.locator('.timeline').waitFor()
  expect(await page.locator('body').textContent()).not.toContain('陈雨桐')
  expect(await page.locator('[data-consent="erased"]').count()).toBe(0)
})

test('at 18 the person consents themselves, and new activity is free again', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk()
  const subject = await openPerson(page, 'lapsed')
  await page.locator('[data-consent="lapsed"]').waitFor()
  await page.locator('[data-action="consent-oneself"]').click()
  await page.locator('.scope').first().waitFor()
  for (const yes of await page.locator('.scope input[value="yes"]').all()) await yes.check()
  await page.locator('.register-foot .ant-btn-primary').click()
  await page.locator('.saved').waitFor()
  expect(await factsAbout(page, subject, 'own-consent-given')).toMatchObject([
    { consent: { scopes: { register: true }, givenOn: '2026-03-02' }, answers: [] },
  ])
  await openPerson(page, 'lapsed')
  await page.locator('[data-consent="valid"]').waitFor()
})

test('after a withdrawal the mother consents anew, and the consent names what it answers', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk()
  const subject = await openPerson(page, 'withdrawn')
  await page.locator('[data-action="renew"]').click()
  await page.locator('.scope').first().waitFor()
  for (const yes of await page.locator('.scope input[value="yes"]').all()) await yes.check()
  await page.locator('input[name="guardianConsent.ownView"][value="agrees"]').check()
  await page.locator('input[name="guardianConsent.signature.form"][value="paper"]').check()
  await page.locator('[id="guardianConsent.signature.paperNumber"]').fill('T-2026-0001')
  await page.locator('.register-foot .ant-btn-primary').click()
  await page.locator('.saved').waitFor()
  const withdrawal = everyConsent().withdrawn?.at(-1)
  expect(await factsAbout(page, subject, 'guardian-consent-given')).toMatchObject([
    { because: 'after-withdrawal', answers: [withdrawal?.id] },
  ])
  await openPerson(page, 'withdrawn')
  await page.locator('[data-consent="valid"]').waitFor()
})

test('who says no to a renewal is left alone: the no is kept, the consent stands', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk()
  const subject = await openPerson(page, 'turns 18')
  await page.locator('[data-action="renew"]').click()
  await page.locator('.register-foot .answer-button').first().click()
  await page.locator('.ant-modal-confirm .ant-btn-primary').click()
  await expect
    .poll(() => factsAbout(page, subject, 'consent-refused'))
    .toMatchObject([{ by: 'guardian', refused: [], on: '2026-03-02' }])
  await openPerson(page, 'turns 18')
  await page.locator('[data-consent="valid"]').waitFor()
})
