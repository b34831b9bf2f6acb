import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { sealEnrolment } from '#contracts/sealed-enrolment'
import { HEAD_PARTS, openFacts } from '#contracts/sealed-facts'
import { encodeBase64url } from '#domain/text/base64url'
import { startDeskPages } from '#testing/desk-page/desk-pages'
import { enrolmentOf } from '#testing/enrolments'
import { retiree } from '#testing/resident-drafts'
import { sealedBy } from '#testing/sealed-evidence'

const PATIENCE = 120_000
const CODE = 'ABCD-EFGH-JKMN'
const PASSWORD = 'the-credential-of-this-desk'
const NOON = Date.UTC(2026, 2, 2, 4)
const SEALED = await sealEnrolment(enrolmentOf('410202001-01', { password: PASSWORD }), CODE)
const OTHER_DESK = await sealEnrolment(enrolmentOf('410202001-02'), CODE)
// `generateKey` answers a pair for this algorithm.
const PAIR = (await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
  'deriveBits',
])) as CryptoKeyPair
const PUBLIC_KEY = encodeBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', PAIR.publicKey)))

const pages = startDeskPages()

async function openPage(search: string): Promise<Page> {
  const page = await pages.chromium.newPage()
  // One window owns a desk: the next test opens it again.
  onTestFinished(() => page.close())
  await page.goto(`${pages.url}${search}`)
  return page
}

const counter = (page: Page) => page.locator('[data-field="document.number"] input')
const problemOf = (page: Page, field: string) => page.locator(`[data-field="${field}"] [role="alert"]`)

test('a new desk is enrolled by keyboard and scanner alone, and the counter opens', {
  timeout: PATIENCE,
}, async () => {
  const page = await openPage('?first-run=kept')
  await page.locator('#enrolment-text:focus').waitFor()
  // A scanner types letter by letter and ends with Enter; while it types, half a text is not taken.
  await page.locator('#enrolment-text').fill(SEALED.slice(0, -20))
  expect(await page.locator('.handed-in').count()).toBe(0)
  await page.keyboard.type(SEALED.slice(-20))
  await page.keyboard.press('Enter')
  expect(await page.locator('.handed-in').innerText()).toMatch(/龙亭区北道门社区\s+登记台 410202001-01/)
  await page.locator('#enrolment-code:focus').waitFor()

  await page.keyboard.type('abcd efgh')
  await page.keyboard.press('Enter')
  expect(await problemOf(page, 'enrolment-code').innerText()).toContain('12 位，现在是 8 位')
  await page.keyboard.type('jkmm')
  expect(await page.locator('#enrolment-code').inputValue()).toBe('ABCD-EFGH-JKMM')
  await page.keyboard.press('Enter')
  await problemOf(page, 'enrolment-code').filter({ hasText: '校验码不对' }).waitFor()

  await page.locator('#enrolment-code:focus').waitFor()
  await page.keyboard.press('Backspace')
  await page.keyboard.type('n')
  await page.keyboard.press('Enter')
  await counter(page).waitFor()
  expect(new URL(page.url()).search).toBe('')
})

test('a letter put right in the middle of the code stays where it was put', {
  timeout: PATIENCE,
}, async () => {
  const page = await openPage('?first-run=kept')
  const code = page.locator('#enrolment-code')
  await code.fill('ABXD-EFGH-JKMN')
  await code.press('Home')
  for (let step = 0; step < 3; step += 1) await code.press('ArrowRight')
  await code.press('Backspace')
  await code.press('c')
  expect(await code.inputValue()).toBe('ABcD-EFGH-JKMN')
  await code.blur()
  expect(await code.inputValue()).toBe(CODE)
})

test('a chosen file, a dropped file and a pasted text are taken alike', { timeout: PATIENCE }, async () => {
  const page = await openPage('?first-run=kept')
  const file = {
    name: '开通.zye',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(`${SEALED}\r\n`),
  }
  const again = () => page.locator('.handed-in .ant-btn').click()
  await page.locator('[data-testid="enrolment-file"]').setInputFiles(file)
  await page.locator('.handed-in').waitFor()
  await again()

  const carried = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'enrolment.zye'))
    return transfer
  }, SEALED)
  await page.locator('h1').dispatchEvent('dragover', { dataTransfer: carried })
  await page.locator('.drop-zone[data-over]').waitFor()
  await page.locator('h1').dispatchEvent('drop', { dataTransfer: carried })
  await page.locator('.handed-in').waitFor()
  await again()

  await page.locator('#enrolment-text').evaluate((field: HTMLTextAreaElement, text) => {
    field.setRangeText(text)
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))
  }, SEALED)
  await page.locator('.handed-in').waitFor()
})

test('a damaged file and a newer one each say what to do, and the next scan begins anew', {
  timeout: PATIENCE,
}, async () => {
  const page = await openPage('?first-run=kept')
  const text = page.locator('#enrolment-text')
  for (const [wrong, words] of [
    // Cut where it shows for certain: in the sealed part, a cut may leave what looks whole until the code is typed.
    [SEALED.slice(0, SEALED.lastIndexOf('.')), '不是完整的开通文件'],
    [SEALED.replace('ZYE1', 'ZYE4'), '较新的第 4 版'],
  ] as const) {
    await text.fill(wrong)
    await text.press('Enter')
    await problemOf(page, 'enrolment-text').filter({ hasText: words }).waitFor()
    await expect.poll(() => text.inputValue()).toBe('')
  }
  await page.locator('.enrol .ant-btn-primary').click()
  await problemOf(page, 'enrolment-text').filter({ hasText: '较新的第 4 版' }).waitFor()
})

test('Enter that ends what an input method composes hands nothing in', { timeout: PATIENCE }, async () => {
  const page = await openPage('?first-run=kept')
  const keys = await page.context().newCDPSession(page)
  await page.locator('#enrolment-text:focus').waitFor()
  await keys.send('Input.imeSetComposition', { text: 'zye', selectionStart: 3, selectionEnd: 3 })
  await page.keyboard.press('Enter')
  expect(await problemOf(page, 'enrolment-text').count()).toBe(0)
  await keys.send('Input.insertText', { text: 'zye' })
  await page.keyboard.press('Enter')
  await problemOf(page, 'enrolment-text').waitFor()
})

async function enrol(page: Page): Promise<void> {
  await page.locator('#enrolment-text').fill(SEALED)
  await page.locator('#enrolment-text').press('Enter')
  await page.locator('#enrolment-code').fill(CODE)
  await page.locator('#enrolment-code').press('Enter')
}

test('a computer that keeps no secrets says so before the desk opens', { timeout: PATIENCE }, async () => {
  const page = await openPage('?first-run=until-closed')
  await enrol(page)
  await page.locator('.ant-alert', { hasText: '没有可用的系统密钥库' }).waitFor()
  await page.keyboard.press('Enter')
  await counter(page).waitFor()
})

test('a computer that stores nothing says so, and file and code are still there for another try', {
  timeout: PATIENCE,
}, async () => {
  const page = await openPage('?first-run=not-stored')
  await enrol(page)
  await page.locator('.ant-alert', { hasText: '没有保存成功' }).waitFor()
  expect(await page.locator('#enrolment-code').inputValue()).toBe(CODE)
  expect(await page.locator('.handed-in').count()).toBe(1)
  expect(await page.content()).not.toContain(PASSWORD)
})

test('a desk code that nobody knows is said at its own field', { timeout: PATIENCE }, async () => {
  const page = await openPage('?first-run=kept&desk=410202001-09')
  expect(await page.locator('#desk-code').inputValue()).toBe('410202001-09')
  expect(await page.locator('#desk-code-problem').innerText()).toContain('没有找到这个编号的登记台')
})

test('the settings enrol a desk again, and say what becomes of this one before they open another', {
  timeout: PATIENCE,
}, async () => {
  const page = await openPage('#/settings?enrol')
  await page.locator('#enrolment-text').fill(SEALED)
  await page.locator('#enrolment-text').press('Enter')
  await page.locator('.handed-in').waitFor()
  expect(await page.locator('.enrol .ant-alert').count()).toBe(0)
  await page.locator('.handed-in .ant-btn').click()
  await page.locator('#enrolment-text').fill(OTHER_DESK)
  await page.locator('#enrolment-text').press('Enter')
  await page.locator('.enrol .ant-alert', { hasText: '属于另一个登记台' }).waitFor()
  expect(await page.locator('.known-desks').innerText()).toContain('02号登记台')
})

/** Somebody at the counter in the middle of a form, and the hub revokes the desk. */
async function openRevoked(): Promise<Page> {
  const page = await openPage('')
  await counter(page).fill(retiree().document?.number ?? '')
  await page.locator('[data-field="fullName"] input').fill('张秀英')
  await page.locator('[data-field="noticeGroup"] input[value="retired"]').check()
  await page.locator('.register-foot .ant-btn-primary').click()
  await page.locator('.scopes').waitFor()
  for (const yes of await page.locator('.scope input[value="yes"]').all()) await yes.check()
  await page.locator('#oathRead').check()
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-testid="saved-number"]').waitFor()
  await page.keyboard.press('F2')
  await counter(page).waitFor()
  await page.locator('[data-field="fullName"] input').fill('陈雨桐')
  await revoke(page)
  await page.locator('.revoked').waitFor()
  return page
}

async function revoke(page: Page): Promise<void> {
  await page.evaluate(
    (noon) =>
      window.trial.setHealth({
        phase: 'revoked',
        revokedSince: noon,
        retryAt: noon + 600_000,
        waiting: { count: 1, oldestAt: null },
      }),
    NOON,
  )
}

async function giveKey(page: Page): Promise<void> {
  await page.evaluate(
    (publicKey) =>
      window.trial.store.exchange.changeDirectory(
        new Map([['export-key:e1', { kind: 'export-key', kid: 'e1', publicKey }]]),
      ),
    PUBLIC_KEY,
  )
}

test('a revoked desk shows what happened and nobody’s name, keeps everything, and unlocks where it was', {
  timeout: PATIENCE,
}, async () => {
  const page = await openRevoked()
  const said = await page.locator('body').innerText()
  expect(said).toContain('本登记台已被停用')
  expect(said).toContain('龙亭区北道门社区')
  expect(said).toContain('01号登记台')
  expect(said).not.toMatch(/张秀英|陈雨桐|花名册\s/)
  expect(await page.locator('nav, input[type="text"], input[type="search"]').count()).toBe(0)
  expect(await page.locator('[data-testid="unsent"]').innerText()).toBe('1')
  // Neither an address nor a key leads past the lock.
  await page.evaluate(() => {
    location.hash = '/roster'
  })
  await page.keyboard.press('F4')
  await page.keyboard.press('F2')
  await page.locator('.revoked').waitFor()
  expect(await page.locator('.frame').count()).toBe(0)

  await page.evaluate(() => {
    location.hash = '/register'
    window.trial.setHealth({ phase: 'up-to-date' })
  })
  await counter(page).waitFor()
  expect(await page.locator('[data-field="fullName"] input').inputValue()).toBe('陈雨桐')
})

test('a question that stood open over a page goes away with the page', { timeout: PATIENCE }, async () => {
  const page = await openPage('')
  await page.locator('[data-field="fullName"] input').fill('陈雨桐')
  await page.keyboard.press('F2')
  await page.locator('.ant-modal-confirm').waitFor()
  await revoke(page)
  await page.locator('.revoked').waitFor()
  await page.locator('.ant-modal-confirm').waitFor({ state: 'detached' })
})

test('without a key of the hub nothing is exported, and the page says why; with one the hub reads the facts', {
  timeout: PATIENCE,
}, async () => {
  const page = await openRevoked()
  await page.locator('.unsent .ant-alert', { hasText: '还没有发给本机加密用的钥匙' }).waitFor()
  expect(await page.locator('.unsent .ant-btn').count()).toBe(0)
  await giveKey(page)
  for (const [outcome, words] of [
    ['cancelled', '没有导出'],
    ['not-written', '没有写成功'],
    ['saved', '已导出到 /media/stick/未上传的记录-410202001-01-2026-03-02.zyf'],
    ['downloaded', '文件名是 未上传的记录-410202001-01-2026-03-02.zyf'],
  ] as const) {
    await page.evaluate((next) => {
      window.trial.saving = next
    }, outcome)
    await page.locator('.unsent .ant-btn-primary').click()
    await page.locator('.unsent [role="status"]', { hasText: words }).waitFor()
  }
  const saved = await page.evaluate(() => window.trial.saved)
  expect(saved).toHaveLength(2)
  const opened = await openFacts(saved[1]?.text ?? '', PAIR.privateKey)
  expect(opened).toMatchObject({
    ok: true,
    value: {
      about: { desk: '410202001-01', org: '410202001', facts: 1 },
      facts: [{ kind: 'resident-registered', body: { fullName: '张秀英' } }],
    },
  })
})

test('signatures and scans that never arrived are counted beside the records, and leave in the same file', {
  timeout: PATIENCE,
}, async () => {
  const page = await openRevoked()
  await giveKey(page)
  const count = page.locator('[data-testid="unsent"]')
  expect(await count.innerText()).toBe('1')
  await page.locator('.unsent', { hasText: '1 条记录只在这台电脑上' }).waitFor()
  const scans = [await sealedBy('410202001-01', PUBLIC_KEY), await sealedBy('410202001-01', PUBLIC_KEY)]
  await page.evaluate((sealed) => {
    for (const scan of sealed) window.trial.evidence.shelve(scan)
  }, scans)
  await page.locator('.unsent', { hasText: '1 条记录、2 份材料（签名和扫描件）只在这台电脑上' }).waitFor()
  expect(await count.innerText()).toBe('3')
  await page.locator('.unsent .ant-btn-primary').click()
  await page.locator('.unsent .ant-alert-success').waitFor()
  const [saved] = await page.evaluate(() => window.trial.saved)
  const opened = await openFacts(saved?.text ?? '', PAIR.privateKey)
  expect(opened).toMatchObject({
    ok: true,
    value: { about: { facts: 1, evidence: 2 }, manifests: scans.map(({ manifest }) => manifest) },
  })
  const chunks = scans.flatMap((scan) => scan.chunks.map(({ data }) => data))
  expect(saved?.text.split('.').slice(HEAD_PARTS)).toEqual(chunks)
})

test('the worker may ask the hub again, and hears that it is asked and what it said', {
  timeout: PATIENCE,
}, async () => {
  const page = await openRevoked()
  const line = page.locator('.revoked-again [role="status"]')
  expect(await line.innerText()).toContain('仍然停用')
  await page.getByRole('button', { name: '现在重试' }).click()
  expect(await page.evaluate(() => window.trial.syncsAsked)).toBe(1)
  await line.filter({ hasText: '正在联系枢纽' }).waitFor()
  await page.evaluate(
    (noon) =>
      window.trial.setHealth({
        phase: 'no-hub',
        noHubReason: 'no-line',
        revokedSince: noon,
        retryAt: noon + 1_200_000,
      }),
    NOON,
  )
  await line.filter({ hasText: '现在联系不上枢纽。网络不通。' }).waitFor()
  expect(await page.locator('.revoked').count()).toBe(1)
})

test('a revoked desk is enrolled again from the lock itself', { timeout: PATIENCE }, async () => {
  const page = await openRevoked()
  await page.getByRole('button', { name: '重新开通' }).click()
  await enrol(page)
  // The page of this test opens anew, and its hub has forgotten the revocation.
  await counter(page).waitFor()
})

test('in large type nothing outside the frame scrolls sideways at 1280 × 720', {
  timeout: PATIENCE,
}, async () => {
  for (const language of ['zh-CN', 'en']) {
    const page = await openPage('?first-run=kept')
    await page.evaluate((chosen) => {
      localStorage.setItem('language', chosen)
      localStorage.setItem('type-size', 'large')
    }, language)
    for (const search of ['?first-run=kept', '']) {
      await page.goto(`${pages.url}${search}`)
      if (search === '') {
        await counter(page).waitFor()
        await revoke(page)
      }
      const { wide, shown } = await page.locator('.outer-page').evaluate((outer) => ({
        wide: outer.scrollWidth,
        shown: outer.clientWidth,
      }))
      expect(wide, `${search} in ${language}`).toBeLessThanOrEqual(shown)
    }
    await page.evaluate(() => localStorage.clear())
    await page.close()
  }
})
