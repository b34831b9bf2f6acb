import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskRoles, deskUser, REVOKED_ROLE } from '#contracts/hub-databases'
import { sealEnrolment } from '#contracts/sealed-enrolment'
import { askHub } from '#testing/ask-hub'
import { startChromium } from '#testing/chromium'
import { enterDesk } from '#testing/enter-desk'
import { startTestHub, type TestHub } from '#testing/hub'
import { hubCommand } from '#testing/hub-commands'
import { until } from '#testing/until'
import { startDeskShell } from '../testing/electron-host/start-desk-shell.ts'
import { consentAsMother, fillResident, nextStep, registerAdult } from './counter.ts'
import { factsOfKind } from './hub-facts.ts'
import { CHILD, MOTHER, RETIREE } from './people.ts'
import { keepScreen } from './screens.ts'

const CODE = 'ABCD-EFGH-JKMN'
const BUNDLES = resolve(import.meta.dirname, '../out')

/** A program that was installed and never enrolled, and what it saves as a file. */
interface NewProgram {
  readonly page: Page
  saveByClicking(click: () => Promise<void>): Promise<string>
  close(): Promise<void>
}

async function openInBrowser(hub: TestHub, folder: string): Promise<NewProgram> {
  const chromium = await startChromium({ profile: folder })
  const page = await chromium.newPage()
  await page.goto(`${hub.url}/desk/`)
  return {
    page,
    close: chromium.close,
    async saveByClicking(click) {
      const [download] = await Promise.all([page.waitForEvent('download'), click()])
      return readFileSync(await download.path(), 'utf8')
    },
  }
}

async function openInShell(_hub: TestHub, folder: string): Promise<NewProgram> {
  const { page, documents, close } = await startDeskShell({ bundles: BUNDLES, userData: folder })
  return {
    page,
    close,
    async saveByClicking(click) {
      await click()
      await page.locator('.unsent .ant-alert-success').waitFor()
      const [name = ''] = existsSync(documents) ? readdirSync(documents) : []
      return readFileSync(join(documents, name), 'utf8')
    },
  }
}

describe.each([
  { name: 'browser edition', desk: 0, open: openInBrowser },
  { name: 'shell, built bundles', desk: 1, open: openInShell },
])('enrolling and revoking a desk in the $name', ({ name, desk: at, open }) => {
  const folder = mkdtempSync(join(tmpdir(), 'enrol-'))
  let hub: TestHub
  let program: NewProgram
  const code = () => hub.desks[at]?.code ?? ''
  const screen = (what: string) => keepScreen(program.page, `${name.replaceAll(/[^a-z]+/gi, '-')}-${what}`)
  const counter = () => program.page.locator('[data-field="document.number"] input')

  beforeAll(async () => {
    hub = await startTestHub()
    program = await open(hub, folder)
  })
  afterAll(async () => {
    await program?.close()
    await hub?.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  })

  async function giveRoles(roles: readonly string[]): Promise<void> {
    const path = `/_users/org.couchdb.user:${deskUser(code())}`
    const { body } = await askHub(hub.adminUrl, 'GET', path)
    expect((await askHub(hub.adminUrl, 'PUT', path, { ...Object(body), roles })).status).toBe(201)
  }

  test('a new program becomes a desk with a file and its code, and works with the hub at once', async () => {
    const { page } = program
    await page.locator('#enrolment-text').waitFor()
    await screen('first-run')
    const text = await sealEnrolment(await hub.enrolmentOf(code()), CODE)
    await page.locator('[data-testid="enrolment-file"]').setInputFiles({
      name: 'desk.zye',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(text),
    })
    await page.locator('.handed-in', { hasText: code() }).waitFor()
    await page.locator('#enrolment-code').fill('abcd efgh jkmn')
    await screen('first-run-code')
    await page.locator('#enrolment-code').press('Enter')
    await enterDesk(page)
    await counter().waitFor()
    await registerAdult(page, RETIREE)
    await page.locator('[data-testid="sync-chip"][data-phase="up-to-date"]').waitFor()
  })

  test('revoked, it locks at its next contact, and a child’s registration with her mother’s signature leaves it sealed', async () => {
    const { page } = program
    await page.locator('[data-testid="saved-number"]', { hasText: 'ZY' }).waitFor()
    await page.keyboard.press('F2')
    await counter().waitFor()
    await fillResident(page, CHILD)
    await nextStep(page)
    await consentAsMother(page, { mother: '母亲', parent: '父母' })
    await giveRoles([REVOKED_ROLE])
    await page.keyboard.press('Control+Enter')
    await page.locator('.revoked').waitFor()
    await page.locator('.unsent', { hasText: '1 条记录、1 份材料' }).waitFor()
    expect(await page.locator('body').innerText()).not.toMatch(
      new RegExp(`${CHILD.fullName}|${MOTHER.fullName}`),
    )
    await screen('revoked')
    await page.reload()
    await enterDesk(page)
    await page.locator('.revoked').waitFor()
    const text = await program.saveByClicking(() => page.locator('.unsent .ant-btn-primary').click())
    await screen('revoked-exported')
    expect(text).toMatch(/^ZYF2\./)
    expect(await factsOfKind(hub, code(), 'evidence-received')).toEqual([])
    writeFileSync(join(hub.folder, 'unsent.zyf'), text)
    const taken = await hubCommand(hub, 'desk', 'import', join(hub.folder, 'unsent.zyf'))
    expect([taken.exitCode, taken.err]).toEqual([0, ''])
    expect(taken.out).toMatch(/1 条记录：写入 1/)
    expect(taken.out).toMatch(/1 份材料：写入 1/)
    const told = await until(async () => (await factsOfKind(hub, code(), 'evidence-received'))[0])
    expect(told).toMatchObject({ body: { desk: code(), state: 'verified' } })
    const registered = await factsOfKind(hub, code(), 'resident-registered')
    expect(JSON.stringify(registered.at(-1)?.body.guardianConsent)).toContain(String(told?.body.evidence))
    const org = hub.desks[at]?.org ?? ''
    await giveRoles(deskRoles(org, code(), 'office'))
    await page.locator('.revoked-actions .ant-btn').first().click()
    await counter().waitFor()
    await page.locator('[data-testid="sync-chip"][data-phase="up-to-date"]').waitFor()
  })
})
