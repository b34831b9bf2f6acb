import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHub, type TestHub } from '#testing/hub'
import { consentAsMother, fillResident, nextStep, openPerson, save, savedNumber } from './counter.ts'
import { browserEdition, type OpenDesk } from './editions.ts'
import { CHILD, MOTHER } from './people.ts'
import { keepScreen } from './screens.ts'

const PATIENCE = { timeout: 60_000, interval: 100 }
const folder = mkdtempSync(join(tmpdir(), 'consent-'))
let hub: TestHub
let desk: OpenDesk
let other: OpenDesk | null = null

beforeAll(async () => {
  hub = await startTestHub()
  desk = await browserEdition.open(hub, hub.desks[0]?.code ?? '', join(folder, 'desk'))
  await desk.page.locator('[data-field="document.number"] input').waitFor()
})
afterAll(async () => {
  await other?.close()
  await desk?.close()
  await hub?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

async function openChild({ page }: OpenDesk): Promise<string> {
  await openPerson(page, 'cyt', CHILD.fullName)
  return (await page.locator('main').textContent()) ?? ''
}

test('a mother consents for her daughter, who is enrolled by it', async () => {
  const { page } = desk
  await fillResident(page, CHILD)
  await nextStep(page)
  await consentAsMother(page, { mother: '母亲', parent: '父母' })
  await save(page)
  await savedNumber(page)
  await expect.poll(() => openChild(desk), PATIENCE).toMatch(/ZY410202\d+/)
  await keepScreen(page, 'consent-valid')
})

test('she takes it back: in force at this desk at once, on paper for her, and everywhere once the hub has heard', async () => {
  const { page } = desk
  await page.locator('[data-action="withdraw-consent"]').click()
  expect(await page.locator('#withdraw-name').inputValue()).toBe(MOTHER.fullName)
  await page.locator('input[name="withdraw-heard"][value="in-person"]').check()
  await keepScreen(page, 'consent-withdrawing')
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-consent="withdrawn"]').waitFor()
  expect(await page.locator('#paper').textContent()).toMatch(/撤回同意确认单.*陈雨桐/)
  await keepScreen(page, 'consent-withdrawn')
  await expect.poll(() => openChild(desk), PATIENCE).toContain('登记已结束')

  other = await browserEdition.open(hub, hub.desks[1]?.code ?? '', join(folder, 'other'))
  await other.page.locator('[data-field="document.number"] input').waitFor()
  const neighbour = other
  await expect.poll(() => openChild(neighbour), PATIENCE).toContain('登记已结束')
})

test('and gives it again: the daughter is enrolled anew, under the number that is hers', async () => {
  const { page } = desk
  await openChild(desk)
  await page.locator('[data-action="renew"]', { hasText: '监护人重新同意' }).click()
  await page.locator('.scope').first().waitFor()
  await keepScreen(page, 'consent-renewing')
  await consentAsMother(page, { mother: '母亲', parent: '父母' })
  await page.keyboard.press('Control+Enter')
  await page.locator('.saved').waitFor()
  await expect.poll(() => openChild(desk), PATIENCE).toMatch(/同意有效/)
  await expect.poll(() => openChild(desk), PATIENCE).toMatch(/ZY410202\d+/)
  await keepScreen(page, 'consent-again')
})
