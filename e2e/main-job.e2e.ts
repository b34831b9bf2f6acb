import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startTestHub, type TestHub } from '#testing/hub'
import {
  answerAll,
  consentAsMother,
  fillResident,
  goTo,
  nextStep,
  openPerson,
  problemAt,
  readOath,
  registerAdult,
  save,
  savedNumber,
  startFresh,
  typeInto,
} from './counter.ts'
import { EDITIONS, type OpenDesk } from './editions.ts'
import {
  CHILD,
  FOREIGN_RESIDENT,
  INTERRUPTED,
  NEIGHBOUR,
  PERMIT_HOLDER,
  RETIREE,
  UNEMPLOYED,
} from './people.ts'
import { readPdf } from './read-pdf.ts'
import { keepScreen } from './screens.ts'

const PATIENCE = { timeout: 60_000, interval: 100 }

/** How many people the page says it has, in whichever words. */
async function rosterNumbers(page: Page): Promise<string[]> {
  await goTo(page, 'roster')
  await page.locator('[data-testid="found"]').waitFor()
  return page.locator('.roster-table .ant-table-row').allTextContents()
}

describe.each(EDITIONS)('the main job in the $name', (edition) => {
  let hub: TestHub
  let desk: OpenDesk
  const folder = mkdtempSync(join(tmpdir(), 'main-job-'))
  const [first, second, other] = [0, 1, 2]
  const codeOf = (at: number) => hub.desks[at]?.code ?? ''
  const screen = (name: string) =>
    keepScreen(desk.page, `${edition.name.replaceAll(/[^a-z]+/gi, '-')}-${name}`)

  async function openDesk(at: number): Promise<OpenDesk> {
    const opened = await edition.open(hub, codeOf(at), join(folder, String(at)))
    const counter = opened.page.locator('[data-field="document.number"] input')
    await counter.waitFor().catch(async (failure: unknown) => {
      await keepScreen(opened.page, `${edition.name}-failed-to-open`)
      throw failure
    })
    return opened
  }

  beforeAll(async () => {
    hub = await startTestHub()
    desk = await openDesk(first)
  })
  afterAll(async () => {
    await desk?.close()
    await hub?.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  })

  // What the page showed when a step failed says more than its stack.
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await screen(`failed-${task.name.slice(0, 40)}`)
  })

  test('an empty counter is ready for the first key', async () => {
    const focused = await desk.page.evaluate(() =>
      document.activeElement?.closest('[data-field]')?.getAttribute('data-field'),
    )
    expect(focused).toBe('document.number')
    await screen('counter-empty')
  })

  test('with the hub away, a retiree is registered by keyboard alone', async () => {
    await hub.stop()
    const { page } = desk
    // The cursor stands in the identity field, and Enter leads on past what the document says itself.
    await page.keyboard.type(RETIREE.number)
    await page.keyboard.press('Enter')
    await page.keyboard.type(RETIREE.fullName)
    await page.keyboard.press('Enter')
    await page.locator('[data-field="noticeGroup"]:focus-within').waitFor()
    // The first group, and two further.
    for (const key of ['Space', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
    await page.locator(`[data-field="noticeGroup"] input[value="${RETIREE.noticeGroup}"]:checked`).waitFor()
    await screen('counter-filled')
    await page.keyboard.press('Control+Enter')
    // Ctrl+Enter on an unanswered consent does not save: it leads to what is missing.
    await page.locator('.scopes').waitFor()
    await screen('own-consent')
    // Space answers yes and Enter goes on, question by question, to the oath at the end.
    for (let asked = ''; asked !== 'oathRead'; ) {
      await page.keyboard.press('Space')
      await page.keyboard.press('Enter')
      asked = await page.evaluate(
        () => document.activeElement?.closest('[data-field]')?.getAttribute('data-field') ?? '',
      )
    }
    await page.keyboard.press('Space')
    await page.keyboard.press('Control+Enter')
    expect(await savedNumber(page)).toBe(`L-${codeOf(first)}-000001`)
    await screen('saved')
  })

  test('an unemployed resident, a permit holder and a foreign permanent resident follow', async () => {
    for (const person of [UNEMPLOYED, PERMIT_HOLDER, FOREIGN_RESIDENT]) {
      await startFresh(desk.page)
      await registerAdult(desk.page, person)
    }
    expect(await savedNumber(desk.page)).toBe(`L-${codeOf(first)}-000004`)
  })

  test('a 14-year-old is refused without consent, and registered with it', async () => {
    const { page } = desk
    await startFresh(page)
    await fillResident(page, CHILD)
    await nextStep(page)
    await screen('guardian-empty')
    await save(page)
    expect(await problemAt(page, 'guardianConsent')).toMatch(/监护人同意/)
    await screen('guardian-missing')
    await answerAll(page, 'no')
    await save(page)
    expect(await problemAt(page, 'guardianConsent.scopes.register')).toMatch(/不同意就不能登记/)
    expect(await page.locator('[data-testid="saved-number"]').count()).toBe(0)

    await consentAsMother(page, { mother: '母亲', parent: '父母' })
    await screen('guardian-signed')
    await save(page)
    expect(await savedNumber(page)).toBe(`L-${codeOf(first)}-000005`)
  })

  test('the power is cut in mid-work and nothing is lost', async () => {
    await startFresh(desk.page)
    await fillResident(desk.page, INTERRUPTED)
    await typeInto(desk.page, 'residence.detail', '黄河大街 8 号')
    await desk.page.locator('[data-field="residence.detail"] input').press('Control')
    // What was typed is on the disk when the page says so.
    await desk.page.locator('[data-kept="yes"]').waitFor()
    await desk.kill()
    desk = await openDesk(first)
    const { page } = desk
    await expect
      .poll(() => page.locator('[data-field="fullName"] input').inputValue(), PATIENCE)
      .toBe(INTERRUPTED.fullName)
    expect(await page.locator('[data-field="residence.detail"] input').inputValue()).toBe('黄河大街 8 号')
    await page.locator('[data-field="residence.detail"]:focus-within').waitFor()
    await screen('resumed')
    await nextStep(page)
    await answerAll(page, 'yes')
    await readOath(page)
    await save(page)
    expect(await savedNumber(page)).toBe(`L-${codeOf(first)}-000006`)
  })

  test('somebody who is registered already is shown before anything is typed twice', async () => {
    const { page } = desk
    await startFresh(page)
    await typeInto(page, 'document.number', RETIREE.number)
    await page.locator('.identity-existing', { hasText: RETIREE.fullName }).waitFor()
    await screen('existing')
    await typeInto(page, 'document.number', '')
  })

  test('the hub comes back and everybody gets a volunteer number', async () => {
    await hub.start()
    await goTo(desk.page, 'sync')
    await screen('sync-waiting')
    await expect
      .poll(
        async () => (await rosterNumbers(desk.page)).filter((row) => /ZY410202/.test(row)).length,
        PATIENCE,
      )
      .toBe(6)
    await screen('roster')
    await goTo(desk.page, 'sync')
    // Six facts were written here, and the hub confirms all six.
    await expect.poll(() => desk.page.locator('main').textContent(), PATIENCE).toMatch(/6\s*\/\s*6/)
    await screen('sync-done')
  })

  test('the certificate prints with name and number, and its code verifies offline', async () => {
    const { page } = desk
    await openPerson(page, 'zxy', RETIREE.fullName)
    await screen('person')
    await page.locator('a[href$="/certificate"]').first().click()
    const number = (await page.locator('.certificate .number').first().textContent()) ?? ''
    expect(number).toMatch(/^ZY410202\d{10}[0-9A-Z]$/)
    await screen('certificate')
    const sheet = await readPdf(await desk.savePdf())
    expect(sheet.text).toContain(RETIREE.fullName)
    expect(sheet.text).toContain(number)
    expect(sheet.pages).toBe(1)
    const qr = sheet.qr ?? ''
    expect(qr).toMatch(/^ZYZ1\./)

    await hub.stop()
    await goTo(page, 'verify')
    await page.getByLabel('二维码内容').fill(qr)
    await page.locator('main .ant-btn-primary').click()
    await page.locator('main', { hasText: '这张证是真的' }).waitFor()
    await page.locator('main', { hasText: RETIREE.fullName }).waitFor()
    await screen('verify-genuine')
    // One letter of the signature changed: no longer to be trusted.
    const at = qr.lastIndexOf('.') - 10
    const forged = `${qr.slice(0, at)}${qr[at] === 'A' ? 'B' : 'A'}${qr.slice(at + 1)}`
    await page.getByLabel('二维码内容').fill(forged)
    await page.locator('main .ant-btn-primary').click()
    await page.locator('main', { hasText: '这张证不能相信' }).waitFor()
    await screen('verify-forged')
    await hub.start()
  })

  test('the child’s page shows whose consent admitted her', async () => {
    await openPerson(desk.page, CHILD.fullName, CHILD.fullName)
    await desk.page.locator('img[alt="监护人签名图像"]').waitFor()
    await desk.page.locator('main', { hasText: '刘敏' }).waitFor()
    await screen('child')
  })

  test('two desks of one office see each other, the second in English', async () => {
    const neighbour = await openDesk(second)
    const { page } = neighbour
    await goTo(page, 'settings')
    await page.locator('label', { hasText: 'English' }).click()
    await expect
      .poll(async () => (await rosterNumbers(page)).filter((row) => /ZY410202/.test(row)).length, PATIENCE)
      .toBe(6)
    await keepScreen(page, `${edition.name.replaceAll(/[^a-z]+/gi, '-')}-roster-en`)
    const chinese = await page.locator('nav').textContent()
    expect(chinese).not.toMatch(/\p{Script=Han}/u)
    await goTo(page, 'register')
    await keepScreen(page, `${edition.name.replaceAll(/[^a-z]+/gi, '-')}-counter-en`)
    await registerAdult(page, NEIGHBOUR)
    await expect
      .poll(
        async () =>
          (await rosterNumbers(desk.page)).some(
            (row) => row.includes(NEIGHBOUR.fullName) && /ZY410202/.test(row),
          ),
        PATIENCE,
      )
      .toBe(true)
    await neighbour.close()
  })

  test('the same person at another office gets no second number and learns only the office', async () => {
    const stranger = await openDesk(other)
    const { page } = stranger
    await registerAdult(page, RETIREE)
    await openPerson(page, RETIREE.fullName, RETIREE.fullName)
    const office = hub.tree.organisations.find(({ code }) => codeOf(first).startsWith(code))?.name ?? ''
    expect(office).not.toBe('')
    await page.locator('main', { hasText: `已在${office}登记过` }).waitFor()
    expect(await page.locator('main').textContent()).not.toMatch(/ZY410202/)
    await keepScreen(page, `${edition.name.replaceAll(/[^a-z]+/gi, '-')}-duplicate`)
    await stranger.close()
  })
})
