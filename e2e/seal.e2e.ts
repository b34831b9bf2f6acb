import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orgDatabase } from '#contracts/hub-databases'
import { startTestHub, type TestHub } from '#testing/hub'
import { connectHubStore } from '../sync-server/hub-store.ts'
import { consentAsMother, fillResident, goTo, nextStep, openPerson, save, savedNumber } from './counter.ts'
import { type OpenDesk, onlineEdition } from './editions.ts'
import { CHILD } from './people.ts'
import { keepScreen } from './screens.ts'

const PATIENCE = { timeout: 60_000, interval: 100 }
const folder = mkdtempSync(join(tmpdir(), 'seal-'))
let hub: TestHub
let writer: OpenDesk
let reader: OpenDesk | null = null
const codeOf = (at: number) => hub.desks[at]?.code ?? ''

beforeAll(async () => {
  hub = await startTestHub()
  writer = await onlineEdition.open(hub, codeOf(0), join(folder, 'writer'))
  await writer.page.locator('[data-field="document.number"] input').waitFor()
})
afterAll(async () => {
  await reader?.close()
  await writer?.close()
  await hub?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

async function sealsOf(page: Page): Promise<string> {
  await openPerson(page, 'cyt', CHILD.fullName)
  await page.locator('.seals li').first().waitFor()
  return (await page.locator('.seals').textContent()) ?? ''
}

test('a consent given at the counter is sealed, and the whole desk is as it was sealed', async () => {
  const { page } = writer
  await fillResident(page, CHILD)
  await nextStep(page)
  await consentAsMother(page, { mother: '母亲', parent: '父母' })
  await save(page)
  await savedNumber(page)
  expect(await sealsOf(page)).toMatch(/登记与同意.*与封签时一致/)
  await goTo(page, 'sync')
  await expect.poll(() => page.locator('main').textContent(), PATIENCE).toMatch(/1\s*\/\s*1/)
  await page.locator('.chain-check button').click()
  await expect.poll(() => page.locator('.chain-answer').textContent(), PATIENCE).toMatch(/没有一条被改动/)
  await keepScreen(page, 'seal-whole-desk')
})

test('what somebody changes of it at the hub is named on every other desk, and not believed on its own', async () => {
  const store = connectHubStore(() => hub.adminUrl)
  const database = orgDatabase(hub.desks[0]?.org ?? '')
  const [stored] = (await store.findByPrefix(database, 'registration:')).filter(
    ({ kind }) => kind === 'resident-registered',
  )
  if (stored === undefined) throw new Error('nothing has arrived')
  const altered = JSON.stringify(stored).replace('"photo":true', '"photo":false')
  expect(altered).not.toBe(JSON.stringify(stored))
  await store.replace(database, JSON.parse(altered))

  reader = await onlineEdition.open(hub, codeOf(1), join(folder, 'reader'))
  await reader.page.locator('[data-field="document.number"] input').waitFor()
  const { page } = reader
  await expect
    .poll(() => sealsOf(page), PATIENCE)
    .toMatch(/封签后被改动.*所作的回答（同意、不同意或撤回）被改动。/)
  await keepScreen(page, 'seal-altered-at-hub')
  expect(await sealsOf(writer.page)).toMatch(/与封签时一致/)
})
