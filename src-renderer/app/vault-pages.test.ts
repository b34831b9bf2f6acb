import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { startDeskPages } from '#testing/desk-page/desk-pages'
import { CHINESE_NAMES, goTo } from '#testing/desk-page/open-trial-desk'
import { enterDesk, SECRET, unlockDesk } from '#testing/enter-desk'
import { findForeignWords } from '#testing/foreign-words'

const PATIENCE = 240_000
const pages = startDeskPages()

interface Options {
  readonly language?: 'zh-CN' | 'en'
  readonly typeSize?: 'normal' | 'large'
}

/** A desk behind its door; the vault of that name is there again after a reload. */
async function openDoor(name: string, { language = 'zh-CN', typeSize = 'normal' }: Options = {}) {
  const page = await pages.chromium.newPage()
  // One window owns a desk: the next test opens it again.
  onTestFinished(() => page.close())
  await page.addInitScript(
    ([chosen, size]) => {
      localStorage.setItem('language', chosen)
      localStorage.setItem('type-size', size)
    },
    [language, typeSize] as const,
  )
  await page.goto(`${pages.url}?door=${name}`)
  await page.locator('.door').waitFor()
  return page
}

const keyOnPage = async (page: Page) =>
  (await page.locator('form [data-testid="recovery-key"] span').allTextContents()).join('-')

async function chooseWorker(page: Page, at: number): Promise<void> {
  await page.locator('.door .choices label').nth(at).click()
}
async function typeNewSecret(page: Page, secret: string): Promise<void> {
  await page.locator('#new-secret').fill(secret)
  await page.locator('#new-secret-again').fill(secret)
  await page.locator('#new-secret-again').press('Enter')
}
async function recover(page: Page, code: string, secret: string): Promise<void> {
  await page.locator('.door-actions .ant-btn').nth(1).click()
  await page.locator('#recovery-code').fill(code)
  await typeNewSecret(page, secret)
}

/** What is wider than its place, and words that are cut where they stand. */
function findCut(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wide = [
      ...document.querySelectorAll('.outer-page, .stage, .door, .sheet, .door-form, .recovery-key'),
    ]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ className }) => `wide: ${className}`)
    const cut = [...document.querySelectorAll('.door *, .renew-recovery *')]
      .filter((element) => {
        const style = getComputedStyle(element)
        const hides = style.overflowX !== 'visible' || style.textOverflow === 'ellipsis'
        const isText = element.childElementCount === 0 && element.textContent !== ''
        return isText && hides && element.scrollWidth > element.clientWidth
      })
      .map(({ textContent }) => `cut: ${textContent}`)
    const right = document.documentElement.clientWidth
    const beyond = [...document.querySelectorAll('.door *, .renew-recovery *')]
      .filter((element) => element.getBoundingClientRect().right > right + 1)
      .map(({ className, textContent }) => `beyond: ${className} ${textContent}`)
    return [...wide, ...cut, ...beyond]
  })
}

test.each([
  ['zh-CN', 'normal'],
  ['zh-CN', 'large'],
  ['en', 'normal'],
  ['en', 'large'],
] as const)(
  'every page of the lock speaks one language and fits the smallest screen: %s in %s type',
  { timeout: PATIENCE },
  async (language, typeSize) => {
    const name = `fits-${language}-${typeSize}`
    const page = await openDoor(name, { language, typeSize })
    // The groups of a recovery code are letters in any language, and each language is called by its own name.
    const names =
      language === 'zh-CN'
        ? /English|\b[2-9A-HJKMNP-Z]{4}\b|\bF9\b/g
        : new RegExp(`${CHINESE_NAMES.source}|中文`, 'g')
    async function check(where: string): Promise<void> {
      expect(await findForeignWords(page, language, names), where).toEqual([])
      await expect.poll(() => findCut(page), { message: where }).toEqual([])
    }
    await page.locator('[data-testid="first-secret"]').waitFor()
    await check('the first secret')
    await typeNewSecret(page, '123')
    await page.locator('[data-field="new-secret"] [role="alert"]').waitFor()
    await check('a bad secret')
    await typeNewSecret(page, SECRET)
    await page.locator('.put-away').waitFor()
    await check('the recovery code')
    await page.locator('.door-form .ant-btn-primary').click()
    await page.locator('.door-form [data-wrong]').waitFor()
    await check('not put away yet')
    await page.reload()
    await enterDesk(page)

    await goTo(page, '/settings')
    await page.locator('a[href="#/recovery-code"]').click()
    await page.locator('#own-secret').waitFor()
    await check('a new recovery code')
    await page.locator('#own-secret').fill('wrong')
    await page.locator('#own-secret').press('Enter')
    await page.locator('[data-field="own-secret"] .field-line', { hasText: /./ }).waitFor()
    await check('a wrong secret for it')
    await page.locator('#own-secret').fill(SECRET)
    await page.locator('#own-secret').press('Enter')
    await page.locator('.put-away').waitFor()
    await check('the new code')
    await page.locator('.put-away input').check()
    await page.locator('.door-form .ant-btn-primary').click()
    await page.locator('.renew-recovery [role="status"]').waitFor()
    await check('the new code in force')

    await page.goto(`${pages.url}?door=${name}`)
    await page.locator('[data-testid="unlock"]').waitFor()
    await check('the lock')
    for (let tries = 0; tries < 3; tries += 1) {
      await page.locator('#secret:not([readonly])').waitFor()
      await unlockDesk(page, `wrong ${tries}`)
      await page.locator('#secret:not([readonly])').waitFor()
    }
    await page.locator('[data-field="secret"] .field-line', { hasText: /\d/ }).waitFor()
    await check('the wait')
    await page.locator('.door-actions .ant-btn').nth(1).click()
    await page.locator('[data-testid="recover"]').waitFor()
    await page.locator('#recovery-code').fill('AB')
    await typeNewSecret(page, '111111')
    await page.locator('[data-field="recovery-code"] [role="alert"]').waitFor()
    await check('a forgotten secret')
    await chooseWorker(page, 1)
    await page.locator('[data-testid="let-in"]').waitFor()
    await check('a newcomer')
  },
)

test('a lost sheet is replaced by keyboard alone: the old code opens until the new one is put away, and then no more', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDoor('renewed')
  const first = (await enterDesk(page)) ?? ''
  await goTo(page, '/settings')
  await page.locator('a[href="#/recovery-code"]').press('Enter')
  await page.locator('#own-secret:focus').waitFor()
  await page.keyboard.type('not mine')
  await page.keyboard.press('Enter')
  await page.locator('[data-field="own-secret"]', { hasText: '口令不对' }).waitFor()
  await page.keyboard.type(SECRET)
  await page.keyboard.press('Enter')
  await page.locator('.put-away').waitFor()
  const second = await keyOnPage(page)
  expect(second).toMatch(/^([2-9A-HJKMNP-Z]{4}-){7}[2-9A-HJKMNP-Z]{4}$/)
  expect(second).not.toBe(first)
  expect(await page.locator('#paper').textContent()).toContain(second.replaceAll('-', ''))

  // Not put away: the sheet that was there goes on opening.
  await page.locator('.door-form .ant-btn-primary').click()
  await page.locator('.door-form [data-wrong]').waitFor()
  await page.goto(`${pages.url}?door=renewed`)
  await page.locator('[data-testid="unlock"]').waitFor()
  await recover(page, first, SECRET)
  await page.locator('.door').waitFor({ state: 'detached' })

  await goTo(page, '/recovery-code')
  await page.locator('#own-secret').fill(SECRET)
  await page.locator('#own-secret').press('Enter')
  await page.locator('.put-away input').check()
  const third = await keyOnPage(page)
  await page.locator('.door-form .ant-btn-primary').press('Enter')
  await page.locator('.renew-recovery [role="status"]', { hasText: '旧的作废' }).waitFor()
  // From the page it has gone with the step.
  expect(await page.locator('body').innerHTML()).not.toContain(third.slice(0, 4))

  await page.goto(`${pages.url}?door=renewed`)
  await page.locator('[data-testid="unlock"]').waitFor()
  for (const old of [first, second]) {
    await page.reload()
    await page.locator('[data-testid="unlock"]').waitFor()
    await recover(page, old, '864209')
    await page.locator('[data-field="recovery-code"]', { hasText: '不对' }).waitFor()
  }
  await page.reload()
  await page.locator('[data-testid="unlock"]').waitFor()
  await recover(page, third, '864209')
  await page.locator('.door').waitFor({ state: 'detached' })
})
