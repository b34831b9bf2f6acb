import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestHub, type TestHub } from '#testing/hub'
import {
  consentAsGuardian,
  consentAsMother,
  fillResident,
  guardianTyped,
  nameGuardian,
  nextStep,
  openPerson,
  save,
  savedNumber,
} from './counter.ts'
import { type OpenDesk, onlineEdition } from './editions.ts'
import { factsOfKind, rulingOn } from './hub-facts.ts'
import { CHILD, FATHER, MOTHER } from './people.ts'
import { keepScreen } from './screens.ts'

const PATIENCE = { timeout: 60_000, interval: 100 }
const folder = mkdtempSync(join(tmpdir(), 'consent-'))
let hub: TestHub
let desk: OpenDesk
let other: OpenDesk | null = null
let volunteerNumber = ''

beforeAll(async () => {
  hub = await startTestHub()
  desk = await onlineEdition.open(hub, hub.desks[0]?.code ?? '', join(folder, 'desk'))
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
  volunteerNumber = (await page.locator('[data-testid="person-number"]').textContent()) ?? ''
  await keepScreen(page, 'consent-valid')
})

/** Asks for another consent on the daughter's page: who consented last stands there, and nothing of what was answered. */
async function askAnew(): Promise<void> {
  const { page } = desk
  await openChild(desk)
  await page.locator('[data-action="renew"]').click()
  await page.locator('.scope').first().waitFor()
  expect(await guardianTyped(page)).toEqual([MOTHER.fullName, MOTHER.number, MOTHER.phone])
  expect(await page.locator('.scope input:checked').count()).toBe(0)
}

/** Saves the new consent, and waits until the hub has answered: nothing about the daughter's number changes. */
async function saveConsent(because: string): Promise<void> {
  await save(desk.page)
  await desk.page.locator('.saved').waitFor()
  const given = async () =>
    (await factsOfKind(hub, hub.desks[0]?.code ?? '', 'guardian-consent-given')).at(-1)
  await expect.poll(async () => (await given())?.body.because, PATIENCE).toBe(because)
  await expect
    .poll(async () => rulingOn(hub, await given()), PATIENCE)
    .toMatchObject({
      outcome: 'enrolled',
      volunteerNumber,
    })
  await expect.poll(() => openChild(desk), PATIENCE).toMatch(/同意有效/)
  expect(await openChild(desk)).toContain(volunteerNumber)
}

test('before it lapses she renews it: her own name stands there, and every question is asked again', async () => {
  await askAnew()
  await consentAsGuardian(desk.page)
  await saveConsent('renewal')
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

  other = await onlineEdition.open(hub, hub.desks[1]?.code ?? '', join(folder, 'other'))
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
  await saveConsent('after-withdrawal')
  await keepScreen(page, 'consent-again')
})

test('the father consents in her place, and the daughter’s page and the hub name him', async () => {
  const { page } = desk
  await askAnew()
  await nameGuardian(page, FATHER, { relation: '父亲', ground: '父母' })
  await keepScreen(page, 'consent-other-guardian')
  await consentAsGuardian(page)
  await saveConsent('other-guardian')
  await page.locator('main', { hasText: FATHER.fullName }).waitFor()
  await keepScreen(page, 'consent-by-father')
})
