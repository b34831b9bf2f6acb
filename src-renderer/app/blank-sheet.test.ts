import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { AnyFact } from '#domain/fact'
import { everyConsent } from '#testing/consent-facts'
import { startDeskPages } from '#testing/desk-page/desk-pages'
import {
  CHINESE_NAMES,
  goTo,
  LATIN_NAMES,
  openTrialDesk,
  subjectOf,
  type TrialDesk,
} from '#testing/desk-page/open-trial-desk'
import { findForeignWords } from '#testing/foreign-words'
import { motherConsents } from '#testing/resident-drafts'
import { readPdf } from '../../e2e/read-pdf.ts'

const PATIENCE = 240_000

const pages = startDeskPages()

declare global {
  interface Window {
    /** Ends the print dialog. */
    closeDialog?: () => void
  }
}

/** Whose consent was signed on a form with a number that this program prints. */
const someoneElse = (everyConsent()['turns 18'] ?? []).map((fact) =>
  fact.kind === 'resident-registered' ? withPaper(fact, '410202001-02-260228-0009') : fact,
)

function withPaper(fact: AnyFact, paperNumber: string): AnyFact {
  const consent = motherConsents({ signature: { form: 'paper', paperNumber } })
  return { ...fact, body: { ...fact.body, guardianConsent: consent } }
}

function openDesk(options: Pick<TrialDesk, 'language'> = {}): Promise<Page> {
  return openTrialDesk({
    ...pages,
    desk: '410202001-01',
    facts: [...(everyConsent().valid ?? []), ...someoneElse],
    ...options,
  })
}

/** Presses the button and reads what the printer gets while its dialog is open. */
async function printBlanks(page: Page, copies: number) {
  await page.locator('#blank-copies').fill(String(copies))
  await page.evaluate(() => {
    window.trial.print = () =>
      new Promise((resolve) => {
        window.closeDialog = () => resolve(true)
      })
  })
  await page.locator('.blank-copies .ant-btn-primary').click()
  await page.waitForFunction(() => window.closeDialog !== undefined)
  const pdf = await page.pdf({ printBackground: true, preferCSSPageSize: true })
  await page.evaluate(() => {
    window.closeDialog?.()
    delete window.closeDialog
  })
  await page.locator('.blank-order .ant-alert').waitFor()
  return readPdf(pdf)
}

test('each blank has a number of its own, in words and as a code, and no number is printed twice', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk()
  await goTo(page, '/consents')
  await page.locator('a[href$="/consents/blank"]').click()
  await page.locator('.blank-order').waitFor()
  expect(
    (await findForeignWords(page, 'zh-CN', LATIN_NAMES)).filter((word) => word.trim() !== 'PDF'),
  ).toEqual([])
  const first = await printBlanks(page, 2)
  expect(first.pages).toBe(4)
  expect(first.qr).toBe('410202001-01-260302-0001')
  const text = first.text.replace(/\s+/g, '')
  for (const said of [
    '编号410202001-01-260302-0001',
    '编号410202001-01-260302-0002',
    '□父亲□母亲',
    '同意采集和使用照片□同意□不同意',
    '同意处理未满十四周岁儿童的个人信息（满十四周岁的不填）',
    '□愿意参加□不愿意参加',
    '监护人签名',
    '一、谁在处理信息由龙亭区北道门社区登记',
    '版本2026-1',
  ])
    expect(text).toContain(said)
  await page.locator('text=410202001-01-260302-0002').waitFor()
  // What went to the printer does not lie there for the next one.
  expect(await page.locator('#paper').textContent()).toBe('')
  expect((await printBlanks(page, 1)).qr).toBe('410202001-01-260302-0003')
})

test('the form says what is known of a number, and warns of one that stands in another registration', {
  timeout: PATIENCE,
}, async () => {
  const page = await openDesk({ language: 'en' })
  await goTo(page, '/consents/blank')
  expect(await findForeignWords(page, 'en', CHINESE_NAMES)).toEqual([])
  await goTo(page, `/roster/${encodeURIComponent(subjectOf(everyConsent()['turns 18']))}`)
  await page.locator('[data-action="renew"]').click()
  await page.locator('input[name="guardianConsent.signature.form"][value="paper"]').check()
  const number = page.locator('[id="guardianConsent.signature.paperNumber"]')
  const line = page.locator('.paper-number-line p')
  for (const [typed, said] of [
    ['410202001-01-260302-0007', 'Printed at this desk on 2026-03-02.'],
    ['４１０２０２００１－０２－２６０２２８－０００１', 'Printed at desk 410202001-02 on 2026-02-28.'],
    ['410202001-01-260231-0001', 'Not a number that this program prints'],
    ['t-2026-0001', 'This number stands in the registration of 陈雨桐'],
  ] as const) {
    await number.fill(typed)
    await expect.poll(() => line.textContent()).toContain(said)
  }
  // Named, and never in the way: the one who wrote it first may be the one who slipped.
  expect(await page.locator('[data-field="guardianConsent.signature"][data-wrong]').count()).toBe(0)
})
