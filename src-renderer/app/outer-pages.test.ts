import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { sealEnrolment } from '#contracts/sealed-enrolment'
import { openFacts } from '#contracts/sealed-facts'
import { type RunningChromium, startChromium } from '#testing/chromium'
import { serveDeskPage } from '#testing/desk-page/serve-desk-page'
import { enrolmentOf } from '#testing/enrolments'

const PATIENCE = 120_000
const CODE = 'ABCD EFGH JKMN'

let chromium: RunningChromium
let site: Awaited<ReturnType<typeof serveDeskPage>>
beforeAll(async () => {
  ;[chromium, site] = await Promise.all([startChromium(), serveDeskPage()])
}, PATIENCE)
afterAll(async () => {
  await chromium?.close()
  await site?.close()
}, PATIENCE)

async function open(query: string, language: 'zh-CN' | 'en' = 'zh-CN', size = 'normal'): Promise<Page> {
  const page = await chromium.newPage()
  onTestFinished(() => page.close())
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.addInitScript(
    ([chosen, type]) => {
      localStorage.setItem('language', chosen ?? '')
      localStorage.setItem('type-size', type ?? '')
    },
    [language, size],
  )
  await page.goto(`${site.url}${query}`)
  return page
}

async function handIn(page: Page, text: string): Promise<void> {
  await page.locator('#enrolment-text').fill(text)
  await page.locator('#enrolment-text').press('Enter')
}

test('a new desk is opened with the text of its code and the one-time code', {
  timeout: PATIENCE,
}, async () => {
  const page = await open('?first-run=until-closed')
  await handIn(page, await sealEnrolment(enrolmentOf('410202001-01'), CODE))
  // Whose it is can be read before anything is opened.
  await page.locator('main, body', { hasText: '龙亭区北道门社区' }).first().waitFor()
  await page.locator('#enrolment-code').fill('abcd efgh jkmp')
  await page.locator('#enrolment-code').press('Enter')
  await page.locator('[role="alert"]', { hasText: '校验码不对' }).waitFor()
  await page.locator('#enrolment-code').fill('ABCDEFGHJKMN')
  await page.locator('#enrolment-code').press('Enter')
  await page.locator('.ant-alert', { hasText: '已开通' }).waitFor()
  // What was handed in is gone from the page.
  expect(await page.content()).not.toContain('a-password-for-tests')
  expect(await page.locator('#enrolment-text').count()).toBe(0)
})

test.each(['zh-CN', 'en'] as const)(
  'a text that is no enrolment says what to do, and nothing scrolls sideways: %s',
  { timeout: PATIENCE },
  async (language) => {
    for (const size of ['normal', 'large']) {
      const page = await open('?first-run=kept', language, size)
      await handIn(page, 'https://example.org/?not=an-enrolment')
      await page.locator('[role="alert"]').first().waitFor()
      const { wide, shown } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        shown: document.documentElement.clientWidth,
      }))
      expect(wide).toBeLessThanOrEqual(shown)
    }
  },
)

test('a revoked desk shows nobody, and gives what the hub never got into a file that only the hub can open', {
  timeout: PATIENCE,
}, async () => {
  const page = await open('')
  await page.locator('[data-field="document.number"] input').waitFor()
  const hubKeys = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const raw = await crypto.subtle.exportKey('raw', hubKeys.publicKey)
  const publicKey = Buffer.from(raw).toString('base64url')
  await page.evaluate(async (key) => {
    const { store, setHealth } = window.trial
    await store.append({
      subject: 'registration:0198c2a4-0000-7000-8000-000000000001',
      kind: 'certificate-printed',
      body: { volunteerNumber: 'ZY1', form: 'paper' },
    })
    const entry = { kind: 'export-key', kid: 'k1', publicKey: key }
    await store.exchange.changeDirectory(new Map([['export-key:k1', entry]]))
    setHealth({ phase: 'revoked', revokedSince: Date.parse('2026-03-02T08:00:00+08:00') })
  }, publicKey)
  await page.locator('.revoked-head').waitFor()
  expect(await page.locator('nav').count()).toBe(0)
  expect(await page.locator('[data-testid="unsent"]').textContent()).toBe('1')
  await page.locator('.unsent .ant-btn-primary').click()
  await page.locator('.unsent .ant-alert-success').waitFor()
  const [file] = await page.evaluate(() => window.trial.saved)
  expect(file?.text).toMatch(/^ZYF1\./)
  expect(file?.text).not.toContain('certificate-printed')
  const opened = await openFacts(file?.text ?? '', hubKeys.privateKey)
  expect(opened.ok && opened.value.facts.map(({ kind }) => kind)).toEqual(['certificate-printed'])

  // The hub lets it in again: everything is where it was.
  await page.evaluate(() => window.trial.setHealth({ phase: 'up-to-date', revokedSince: null }))
  await page.locator('[data-field="document.number"] input').waitFor()
})
