import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { sealEnrolment } from '#contracts/sealed-enrolment'
import { startDeskPages } from '#testing/desk-page/desk-pages'
import { enrolmentOf } from '#testing/enrolments'
import { everyFate } from '#testing/every-fate'
import { findForeignWords } from '#testing/foreign-words'
import { fourteenYearOld, retiree } from '#testing/resident-drafts'
import { NO_HUB_REASONS, SYNC_PHASES } from '../replication/health.ts'
import { REFUSAL_CODES } from '../store/refused-fact.ts'

const PATIENCE = 120_000

const pages = startDeskPages()

/** What is written in Latin on any page: numbers, keys, file kinds, and the words a text is known by. */
const LATIN_NAMES =
  /L-[\d-]+|ZY[0-9A-Z]{17}|\d{17}X|\d{3}X\b|T-2026-0001|Ctrl|Enter|F2|F4|F8|F9|PDF|A4|ZYZ1|English|hub said/g
/** What is written in Chinese on an English page: people, places, offices, and the other language's own name. */
const CHINESE_NAMES =
  /龙亭区北道门社区|龙亭区大兴社区|北道门社区|北道门街 12 号|0[12]号登记台|王敏|李强|张秀英|陈雨桐|刘敏|李建国|居民带来新的证件|中文/g

async function expectOneLanguage(page: Page, language: 'zh-CN' | 'en', where: string): Promise<void> {
  const names = language === 'zh-CN' ? LATIN_NAMES : CHINESE_NAMES
  expect(await findForeignWords(page, language, names), where).toEqual([])
}

async function openPages(language: 'zh-CN' | 'en'): Promise<Page> {
  const page = await pages.chromium.newPage()
  await page.addInitScript((chosen) => localStorage.setItem('language', chosen), language)
  await page.goto(pages.url)
  await page.locator('[data-field="document.number"] input').waitFor()
  // A list's options for listeners hold their code as text and their words as label: the label is what is said.
  await page.addStyleTag({ content: '[role="listbox"] { visibility: hidden }' })
  return page
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, path)
  await page.locator('.page, .empty').first().waitFor()
}

test.each(['zh-CN', 'en'] as const)(
  'every page speaks one language: %s',
  { timeout: PATIENCE },
  async (language) => {
    const page = await openPages(language)
    // One window owns a desk: the next test opens it again.
    onTestFinished(() => page.close())
    const speaks = (where: string) => expectOneLanguage(page, language, where)

    await speaks('the empty counter')
    await page.locator('.more-toggle button').click()
    for (const list of await page.locator('.register-form .ant-select input').all()) {
      await list.click()
      await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').first().waitFor()
      await speaks('an open list')
      await list.press('Escape')
    }
    await page.locator('.register-foot .ant-btn-primary').click()
    await page.locator('[data-wrong]').first().waitFor()
    await speaks('the counter with everything missing')

    const child = fourteenYearOld()
    await page.locator('[data-field="document.number"] input').fill(child.document?.number ?? '')
    await page.locator('[data-field="fullName"] input').fill(child.fullName ?? '')
    await speaks('a child at the counter')
    await page.locator('.register-foot .ant-btn-primary').click()
    await page.locator('.scopes').waitFor()
    await page.locator('.register-foot .ant-btn-primary').click()
    await page.locator('[data-wrong]').first().waitFor()
    await speaks('a guardian asked for consent')
    await page.locator('.register-foot .answer-button').first().click()
    await page.locator('.ant-modal-confirm').waitFor()
    await speaks('the question before a refusal')
    await page.locator('.ant-modal-confirm .ant-btn-primary').click()
    await page.locator('.ant-alert').waitFor()
    await speaks('the counter after a refusal')

    await page.locator('[data-field="document.number"] input').fill(retiree().document?.number ?? '')
    await page.locator('[data-field="fullName"] input').fill('张秀英')
    await page.locator('[data-field="noticeGroup"] input[value="retired"]').check()
    await page.locator('.register-foot .ant-btn-primary').click()
    await page.locator('.scopes').waitFor()
    await speaks('an adult asked for consent')
    for (const yes of await page.locator('.scope input[value="yes"]').all()) await yes.check()
    await page.locator('#oathRead').check()
    await page.keyboard.press('Control+Enter')
    await page.locator('[data-testid="saved-number"]').waitFor()
    await speaks('someone saved')

    await goTo(page, '/roster')
    await page.locator('.ant-table-row').waitFor()
    const fates = everyFate()
    await page.evaluate((facts) => window.trial.store.exchange.receive(facts), Object.values(fates).flat())
    const everybody = String(1 + Object.keys(fates).length)
    await page.locator('[data-testid="found"]', { hasText: everybody }).waitFor()
    await speaks('the roster')
    for (const filter of await page.locator('.roster-filter input').all()) {
      await filter.click()
      await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').first().waitFor()
      await speaks('a filter of the roster')
      await filter.press('Escape')
    }
    await page.locator('input[type="search"]').fill('nobody is called so'.replaceAll(' ', ''))
    await page.locator('.roster-sheet .empty').waitFor()
    await page.locator('input[type="search"]').fill('')
    for (const [fate, [first]] of Object.entries(fates)) {
      await goTo(page, `/roster/${encodeURIComponent(first?.subject ?? '')}`)
      await page.locator('.timeline li').first().waitFor()
      await speaks(`a person: ${fate}`)
    }
    await goTo(page, `/roster/${encodeURIComponent(fates.enrolled?.[0]?.subject ?? '')}/certificate`)
    await page.locator('.certificate').first().waitFor()
    await speaks('a certificate card')
    await page.locator('input[value="sheet"]').check()
    await speaks('a certificate sheet')
    await page.locator('.page-head .ant-btn').first().click()
    await page.locator('.ant-alert').waitFor()

    await goTo(page, '/verify')
    for (const scanned of [
      '0000',
      'ZYZ2.a.b.c',
      `ZYZ1.${btoa('{}').replaceAll('=', '')}.${'A'.repeat(86)}.1`,
    ]) {
      await page.locator('#scanned').fill(scanned)
      await page.locator('#scanned').press('Enter')
      await page.locator('.ant-alert').waitFor()
      await page.locator('#scanned').evaluate((box: HTMLTextAreaElement) => {
        box.value = ''
      })
      await speaks('an answer to a scanned text')
      await page.locator('#scanned').fill('0')
    }

    await goTo(page, '/sync')
    await page.evaluate(
      (codes) =>
        window.trial.store.exchange.refused.setAside(
          codes.map((code, at) => ({
            factId: `registration:${at}:${at}`,
            n: at + 1,
            subject: `registration:${at}`,
            kind:
              ['resident-registered', 'certificate-printed', 'review-decided', 'dispute-opened', 'other'][
                at % 5
              ] ?? '',
            code,
            words: 'hub said',
            since: '2026-03-02T09:00:00+08:00',
            attempts: 1,
          })),
        ),
      REFUSAL_CODES,
    )
    const noon = Date.UTC(2026, 2, 2, 4)
    for (const phase of SYNC_PHASES) {
      for (const noHubReason of phase === 'no-hub' ? NO_HUB_REASONS : [null]) {
        await page.evaluate((health) => window.trial.setHealth(health), {
          phase,
          noHubReason,
          retryAt: noon,
          waiting: { count: 5, oldestAt: '2026-03-01T09:00:00+08:00' },
          lastCompleteContact: noon - 3 * 86_400_000,
          incoming: { received: 10, pending: 90, since: noon - 60_000 },
          clockSkew: 600_000,
          receipt: { through: 532, missing: [7], of: 533 },
          refused: REFUSAL_CODES.length,
          parked: 2,
        })
        await page.locator(`[data-phase="${phase}"]`).waitFor()
        await speaks(`the exchange with the hub: ${phase} ${noHubReason}`)
      }
    }
    await goTo(page, '/settings')
    await page.locator('.settings').waitFor()
    await speaks('the settings')
  },
)

test.each(['zh-CN', 'en'] as const)(
  'the pages outside the frame speak one language: %s',
  { timeout: PATIENCE },
  async (language) => {
    const page = await openPages(language)
    onTestFinished(() => page.close())
    const speaks = (where: string) => expectOneLanguage(page, language, where)
    const text = page.locator('#enrolment-text')
    const code = page.locator('#enrolment-code')
    const sealed = await sealEnrolment(enrolmentOf('410202001-02'), 'ABCD-EFGH-JKMN')

    for (const keeps of ['not-stored', 'until-closed']) {
      await page.goto(`${pages.url}?first-run=${keeps}&desk=410202001-09`)
      await speaks('a first run')
      await page.locator('#desk-code').fill('9')
      await page.locator('#desk-code').press('Enter')
      for (const wrong of ['nothing of ours', sealed.replace('ZYE1', 'ZYE9')]) {
        await text.fill(wrong)
        await text.press('Enter')
        await page.locator('[data-field="enrolment-text"][data-wrong]').waitFor()
        await speaks('a text that is not taken')
      }
      await text.fill(sealed)
      await text.press('Enter')
      for (const wrong of ['ABC', 'ABCD-EFGH-JKMM']) {
        await code.fill(wrong)
        await code.press('Enter')
        await page.locator('[data-field="enrolment-code"][data-wrong]').waitFor()
        await speaks('a code that does not open')
      }
      await code.fill('ABCD-EFGH-JKMN')
      await code.press('Enter')
      await page.locator('.enrol > .ant-alert, .sheet > .ant-alert').waitFor()
      await speaks(`a computer that keeps it ${keeps}`)
    }

    await page.goto(`${pages.url}#/settings?enrol`)
    await text.fill(sealed)
    await text.press('Enter')
    await page.locator('.handed-in').waitFor()
    await speaks('another desk’s enrolment in the settings')

    for (const phase of SYNC_PHASES) {
      await page.evaluate((now) => {
        window.trial.setHealth({ phase: now, revokedSince: Date.UTC(2026, 2, 2, 4), retryAt: 1 })
      }, phase)
      await page.locator(`.revoked [data-phase="${phase}"]`).waitFor()
      await page.locator('[data-testid="unsent"]', { hasText: '0' }).waitFor()
      await speaks(`a revoked desk: ${phase}`)
    }
    await page.locator('.revoked-actions .ant-btn').first().click()
    await speaks('a revoked desk that asks')
    await page.locator('.revoked-actions .ant-btn').last().click()
    await text.waitFor()
    await speaks('a revoked desk that is enrolled again')
  },
)

test('in large type nothing scrolls sideways at 1280 × 720', { timeout: PATIENCE }, async () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const page = await openPages(language)
    await page.evaluate(() => localStorage.setItem('type-size', 'large'))
    await page.reload()
    await page.locator('[data-field="document.number"] input').waitFor()
    for (const path of [
      '/register',
      '/roster',
      '/groups',
      '/groups/apply',
      '/sync',
      '/settings',
      '/verify',
    ]) {
      await goTo(page, path)
      const { wide, shown } = await page.locator('.stage').evaluate((stage) => ({
        wide: stage.scrollWidth,
        shown: stage.clientWidth,
      }))
      expect(wide, `${path} in ${language}`).toBeLessThanOrEqual(shown)
    }
    await page.close()
  }
})

/** The field the cursor is in. */
function focusedField(page: Page): Promise<string | null> {
  return page.evaluate(
    () => document.activeElement?.closest('[data-field]')?.getAttribute('data-field') ?? null,
  )
}

test('Enter leads from field to field, but not while an input method composes', {
  timeout: PATIENCE,
}, async () => {
  const page = await openPages('zh-CN')
  onTestFinished(() => page.close())
  const keys = await page.context().newCDPSession(page)
  await page.keyboard.type(retiree().document?.number ?? '')
  await page.keyboard.press('Enter')
  expect(await focusedField(page)).toBe('fullName')

  await keys.send('Input.imeSetComposition', { text: 'zhang', selectionStart: 5, selectionEnd: 5 })
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  expect(await focusedField(page)).toBe('fullName')
  expect(await page.locator('[data-wrong]').count()).toBe(0)

  await keys.send('Input.insertText', { text: '张秀英' })
  await page.keyboard.press('Enter')
  // Sex and birth date stand on the document: Enter passes them.
  expect(await focusedField(page)).toBe('noticeGroup')
})
