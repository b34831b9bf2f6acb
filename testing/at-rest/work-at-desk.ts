import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { goTo, registerAdult, save, startFresh, typeInto } from '../../e2e/counter.ts'
import { startChromium } from '../chromium.ts'
import { enterDesk } from '../enter-desk.ts'
import { until } from '../until.ts'
import type { KnownPerson } from './known-people.ts'

/**
 * A day at a desk in a profile of its own: the first secret, everybody registered, one of them looked up, one left half-typed, the desk
 * locked and opened again and locked, the browser closed. What stays is on the disk.
 */
export async function workAtDesk(
  profile: string,
  address: string,
  people: readonly KnownPerson[],
): Promise<void> {
  mkdirSync(profile, { recursive: true })
  const [byHand, halfTyped, ...others] = people
  const chromium = await startChromium({ profile })
  try {
    const page = await chromium.newPage()
    await page.goto(address)
    await enterDesk(page)
    await page.locator('[data-field="document.number"] input').waitFor()
    await registerByHand(page, byHand)
    for (const { draft } of others) {
      const problems = await page.evaluate((person) => globalThis.registerAtRest(person), draft)
      if (problems.length > 0) throw new Error(`the rules refuse a known person: ${problems.join('; ')}`)
    }
    await until(
      async () =>
        (await page.locator('[data-testid="sync-chip"]').getAttribute('data-phase')) === 'up-to-date',
    )
    await lookUp(page, others[0])
    await typeHalf(page, halfTyped)
    await lock(page)
    await enterDesk(page)
    const typed = page.locator('[data-field="fullName"] input')
    await until(async () => (await typed.inputValue()) === halfTyped?.draft.fullName)
    await lock(page)
  } finally {
    await chromium.close()
  }
}

async function registerByHand(page: Page, person: KnownPerson | undefined): Promise<void> {
  const { fullName = '', document, phone, residence } = person?.draft ?? {}
  await typeInto(page, 'phone.number', phone?.number ?? '')
  await typeInto(page, 'residence.detail', residence?.detail ?? '')
  await registerAdult(page, {
    fullName: fullName ?? '',
    number: document?.number ?? '',
    noticeGroup: 'retired',
  })
  await save(page)
}

async function lookUp(page: Page, person: KnownPerson | undefined): Promise<void> {
  await goTo(page, 'roster')
  await page.locator('input[type="search"]').fill(person?.draft.phone?.number ?? '')
  await page.locator('a.roster-name').first().click()
  await page.locator('h1', { hasText: person?.draft.fullName ?? '' }).waitFor()
}

async function typeHalf(page: Page, person: KnownPerson | undefined): Promise<void> {
  await goTo(page, 'register')
  await startFresh(page)
  await typeInto(page, 'document.number', person?.draft.document?.number ?? '')
  await typeInto(page, 'phone.number', person?.draft.phone?.number ?? '')
  await typeInto(page, 'residence.detail', person?.draft.residence?.detail ?? '')
  await typeInto(page, 'fullName', person?.draft.fullName ?? '')
  await page.locator('[data-kept="yes"]').waitFor()
}

async function lock(page: Page): Promise<void> {
  await page.keyboard.press('F9')
  await page.locator('[data-testid="unlock"]').waitFor()
}
