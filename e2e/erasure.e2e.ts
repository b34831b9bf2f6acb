import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { orgDatabase } from '#contracts/hub-databases'
import { askHub } from '#testing/ask-hub'
import { startTestHub, type TestHub } from '#testing/hub'
import { goTo, openPerson, registerAdult } from './counter.ts'
import { type OpenDesk, onlineEdition } from './editions.ts'
import { RETIREE } from './people.ts'
import { keepScreen } from './screens.ts'

const PATIENCE = { timeout: 60_000, interval: 100 }
const folder = mkdtempSync(join(tmpdir(), 'erasure-'))
let hub: TestHub
let desk: OpenDesk
let other: OpenDesk

beforeAll(async () => {
  hub = await startTestHub()
  desk = await onlineEdition.open(hub, hub.desks[0]?.code ?? '', join(folder, 'desk'))
  other = await onlineEdition.open(hub, hub.desks[1]?.code ?? '', join(folder, 'other'))
})
afterAll(async () => {
  await other?.close()
  await desk?.close()
  await hub?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

async function openRetiree({ page }: OpenDesk): Promise<string> {
  await openPerson(page, 'zxy', RETIREE.fullName)
  return (await page.locator('main').textContent()) ?? ''
}
async function roster({ page }: OpenDesk): Promise<string> {
  await goTo(page, 'roster')
  return (await page.locator('main').textContent()) ?? ''
}
async function officeAtHub(): Promise<string> {
  const org = hub.desks[0]?.org ?? ''
  const { body } = await askHub(hub.adminUrl, 'GET', `/${orgDatabase(org)}/_all_docs?include_docs=true`)
  return JSON.stringify(body)
}

test('a retired woman is registered, and the desk beside knows her', async () => {
  const { page } = desk
  await page.locator('[data-field="document.number"] input').waitFor()
  await registerAdult(page, RETIREE)
  await expect.poll(() => openRetiree(desk), PATIENCE).toMatch(/ZY410202\d+/)
  await expect.poll(() => openRetiree(other), PATIENCE).toMatch(/ZY410202\d+/)
})

test('she gives up and wants everything erased: gone at the hub, on paper for her', async () => {
  await other.page.context().setOffline(true)
  const { page } = desk
  await openRetiree(desk)
  await page.locator('[data-action="give-up"]').click()
  await page.locator('input[name="withdraw-by"][value="person"]').check()
  await page.locator('input[name="withdraw-because"][value="no-longer-wishes"]').check()
  await page.locator('input[name="withdraw-heard"][value="in-person"]').check()
  await page.locator('.claim-form input[type="checkbox"]').check()
  await keepScreen(page, 'erasure-asked')
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-consent="erased"]').waitFor()
  await keepScreen(page, 'erasure-done')
  expect(await page.locator('main').textContent()).not.toContain(RETIREE.fullName)
  expect(await page.locator('#paper').textContent()).toMatch(/注销登记确认单.*张秀英/)
  await expect.poll(officeAtHub, PATIENCE).not.toMatch(/张秀英|410202195/)
  await expect.poll(() => roster(desk), PATIENCE).toContain('（已删除）')
  expect(await roster(desk)).not.toContain(RETIREE.fullName)
  await keepScreen(page, 'erasure-roster')
})

test('the desk that was offline edits her, comes back, and nobody is brought back by it', async () => {
  const { page } = other
  expect(await openRetiree(other)).toContain(RETIREE.fullName)
  await page.locator('.page-head .ant-btn', { hasText: '更正' }).click()
  await page.locator('[data-field="residence.detail"] input').fill('解放路 9 号院')
  await page.locator('#reason').fill('搬家')
  await page.keyboard.press('Control+Enter')
  await page.locator('.saved').waitFor()
  await page.context().setOffline(false)
  await expect.poll(() => roster(other), PATIENCE).toContain('（已删除）')
  expect(await roster(other)).not.toContain(RETIREE.fullName)
  // Both desks have confirmed, and what was written offline has arrived empty.
  await expect
    .poll(async () => (await officeAtHub()).split('"erasure-confirmed"').length - 1, PATIENCE)
    .toBe(2)
  expect(await officeAtHub()).not.toMatch(/张秀英|解放路|410202195/)
  await page.locator('main a', { hasText: '（已删除）' }).click()
  await page.locator('.timeline').waitFor()
  await keepScreen(page, 'erasure-person')
})
