import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type RunningChromium, startChromium } from '#testing/chromium'
import { enterDesk, SECRET, unlockDesk } from '#testing/enter-desk'
import { startTestHub, type TestHub } from '#testing/hub'
import { fillResident, goTo, openPerson, registerAdult, startFresh, typeInto } from './counter.ts'
import { factsOfKind } from './hub-facts.ts'
import { INTERRUPTED, NEIGHBOUR, PERMIT_HOLDER, RETIREE, UNEMPLOYED } from './people.ts'
import { keepScreen } from './screens.ts'

const PATIENCE = { timeout: 60_000, interval: 100 }
const SECOND_SECRET = '长江黄河一起向东流'
const NEW_SECRET = '864209'

describe('a desk behind its lock', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vault-'))
  let hub: TestHub
  let chromium: RunningChromium
  let page: Page
  let recoveryKey = ''
  const workers = () => hub.desks[0]?.workers ?? []
  const counter = () => page.locator('[data-field="document.number"] input')
  const problem = () => page.locator('.door [role="alert"]').first().textContent()

  /** `at`: the machine's clock stands still there. */
  async function open(at?: number): Promise<void> {
    chromium = await startChromium({ profile: join(folder, 'profile') })
    page = await chromium.newPage()
    if (at !== undefined) await page.clock.setFixedTime(at)
    await page.goto(`${hub.url}/desk/?desk=${hub.desks[0]?.code}`)
  }
  async function chooseAtDoor(at: number): Promise<void> {
    await page.locator(`.door label:has(input[name="worker"][value="${workers()[at]?.id}"])`).click()
  }
  async function typeNewSecret(secret: string): Promise<void> {
    await page.locator('#new-secret').fill(secret)
    await page.locator('#new-secret-again').fill(secret)
    await page.locator('#new-secret-again').press('Enter')
  }
  /** Another worker is chosen in the open desk: it locks, and asks for that worker's secret. */
  async function changeTo(at: number): Promise<void> {
    await page.locator('.worker').click()
    await page.locator('.ant-select-item-option', { hasText: workers()[at]?.name ?? '' }).click()
    await page.locator('.door').waitFor()
  }
  /** Who registered each person, as the hub has it. */
  async function workersAtHub(): Promise<readonly string[]> {
    const facts = await factsOfKind(hub, hub.desks[0]?.code ?? '', 'resident-registered')
    return facts.map(({ worker }) => worker)
  }
  async function isLocked(): Promise<void> {
    await page.locator('.door [data-testid="unlock"]').waitFor()
    expect(await page.locator('body').innerText()).not.toContain(RETIREE.fullName)
  }

  beforeAll(async () => {
    hub = await startTestHub()
    await open()
  })
  afterAll(async () => {
    await chromium?.close()
    await hub?.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepScreen(page, `vault-failed-${task.name.slice(0, 40)}`)
  })

  test('a new desk asks its first worker for a secret, and says what is wrong with a bad one', async () => {
    await page.locator('[data-testid="first-secret"]').waitFor()
    await keepScreen(page, 'vault-first')
    for (const [secret, said] of [
      ['1357', '太短了'],
      ['123456', '太容易猜到了'],
    ] as const) {
      await typeNewSecret(secret)
      await page.locator('[data-field="new-secret"] [role="alert"]', { hasText: said }).waitFor()
    }
    await page.locator('#new-secret').fill('135791')
    await page.locator('#new-secret-again').fill('135792')
    await page.locator('#new-secret-again').press('Enter')
    await page.locator('[data-field="new-secret-again"] [role="alert"]', { hasText: '不一样' }).waitFor()
  })

  test('a power cut before the recovery code is put away leaves a new desk, not a lost one', async () => {
    await typeNewSecret(SECRET)
    await page.locator('.door [data-testid="recovery-key"]').waitFor()
    await keepScreen(page, 'vault-recovery')
    await page.locator('.door form .ant-btn-primary').click()
    await page.locator('.door [role="alert"]', { hasText: '请先打印' }).waitFor()
    await chromium.kill()
    await open()
    recoveryKey = (await enterDesk(page)) ?? ''
    expect(recoveryKey).toHaveLength(39)
    await registerAdult(page, RETIREE)
  })

  test('it locks with a key, what is being filled in stays, and a wrong secret is told in words', async () => {
    await page.keyboard.press('F2')
    await fillResident(page, INTERRUPTED)
    await typeInto(page, 'residence.detail', '黄河大街 8 号')
    await page.keyboard.press('F9')
    await isLocked()
    await keepScreen(page, 'vault-locked')
    await unlockDesk(page, 'not the secret')
    await expect.poll(problem, PATIENCE).toMatch(/口令不对/)
    await unlockDesk(page)
    await counter().waitFor()
    await expect
      .poll(() => page.locator('[data-field="fullName"] input').inputValue(), PATIENCE)
      .toBe(INTERRUPTED.fullName)
    expect(await page.locator('[data-field="residence.detail"] input').inputValue()).toBe('黄河大街 8 号')
  })

  test('another worker is let in by a colleague; from then on each opens it with their own secret', async () => {
    await changeTo(1)
    await page.locator('[data-testid="let-in"]').waitFor()
    await keepScreen(page, 'vault-let-in')
    await page.locator('#host-secret').fill(SECRET)
    await typeNewSecret(SECOND_SECRET)
    await counter().waitFor()
    await page.locator('.top-bar .worker', { hasText: workers()[1]?.name ?? '' }).waitFor()
    await page.locator('.lock').click()
    await unlockDesk(page, SECOND_SECRET)
    await counter().waitFor()
  })

  test('what is registered names who is in, and after a change of workers the next one', async () => {
    await page.reload()
    await enterDesk(page, SECOND_SECRET)
    await counter().waitFor()
    await registerAdult(page, NEIGHBOUR)
    await changeTo(0)
    await unlockDesk(page, SECOND_SECRET)
    await expect.poll(problem, PATIENCE).toMatch(/口令不对/)
    await unlockDesk(page)
    await page.locator('.top-bar .worker', { hasText: workers()[0]?.name ?? '' }).waitFor()
    await goTo(page, 'register')
    await startFresh(page)
    await registerAdult(page, UNEMPLOYED)
    for (const [at, person] of [
      [1, NEIGHBOUR],
      [0, UNEMPLOYED],
    ] as const) {
      await openPerson(page, person.fullName, person.fullName)
      const entry = page.locator('.timeline li', { hasText: workers()[at]?.name ?? '' })
      await entry.first().waitFor()
    }
    await expect.poll(workersAtHub, PATIENCE).toEqual([workers()[0]?.id, workers()[1]?.id, workers()[0]?.id])
  })

  test('nobody at the desk for ten minutes, and it is locked; the same worker goes on where they were', async () => {
    await page.clock.install()
    await page.reload()
    await enterDesk(page)
    await goTo(page, 'settings')
    await page.locator('input[name="idle-minutes"][value="10"]:checked').waitFor()
    // Somebody who works is not locked out.
    await page.clock.fastForward('09:00')
    await page.keyboard.press('Shift')
    await page.clock.fastForward('09:00')
    await page.locator('.settings').waitFor()
    await page.clock.fastForward('01:10')
    await isLocked()
    await unlockDesk(page)
    await page.locator('.settings').waitFor()
  })

  test('several wrong secrets make everybody wait, and a restart does not shorten it', async () => {
    await chromium.close()
    await open()
    await chooseAtDoor(0)
    for (const said of [/口令不对/, /口令不对/, /请等 \d+ 秒/]) {
      await page.locator('#secret:not([readonly])').waitFor()
      await unlockDesk(page, 'wrong again')
      await page.locator('[data-field="secret"] .field-line', { hasText: said }).waitFor()
      await page.locator('#secret').fill('')
    }
    const waitedFrom = Date.now()
    await keepScreen(page, 'vault-wait')
    await chromium.kill()
    // However long the browser takes to start: no second of the wait has gone by.
    await open(waitedFrom)
    await chooseAtDoor(0)
    await page.locator('[data-field="secret"] .field-line', { hasText: /请等 \d+ 秒/ }).waitFor()
    expect(await page.locator('[data-testid="unlock"] .ant-btn-primary').isDisabled()).toBe(true)
  })

  test('a forgotten secret is replaced with the recovery code, and the old one opens nothing any more', async () => {
    await page.getByRole('button', { name: '忘记口令' }).click()
    await page.locator('[data-testid="recover"]').waitFor()
    await keepScreen(page, 'vault-recover')
    await page.locator('#recovery-code').fill(recoveryKey.toLowerCase())
    await typeNewSecret(NEW_SECRET)
    await counter().waitFor()
    await openPerson(page, RETIREE.fullName, RETIREE.fullName)
    await page.locator('.lock').click()
    await unlockDesk(page, SECRET)
    await expect.poll(problem, PATIENCE).toMatch(/口令不对/)
    await unlockDesk(page, NEW_SECRET)
    await page.locator('h1', { hasText: RETIREE.fullName }).waitFor()
    // Nothing was lost with the secret: the desk still writes in its own name, and the hub takes it.
    await goTo(page, 'register')
    await startFresh(page)
    await registerAdult(page, PERMIT_HOLDER)
    await expect.poll(async () => (await workersAtHub()).length, PATIENCE).toBe(4)
    await openPerson(page, PERMIT_HOLDER.fullName, PERMIT_HOLDER.fullName)
    await expect
      .poll(() => page.locator('[data-testid="person-number"]').textContent(), PATIENCE)
      .toMatch(/^ZY410202/)
  })
})
