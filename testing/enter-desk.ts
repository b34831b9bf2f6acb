import type { Page } from 'playwright-core'

/** What every worker of a test types. */
export const SECRET = 'a secret of the tests'

/**
 * Comes in by the door, as a worker does: with the first secret of a desk, whose recovery key it answers, or with the one that was set.
 * Then the desk is open.
 */
export async function enterDesk(page: Page, secret: string = SECRET): Promise<string | null> {
  await page.locator('[data-testid="first-secret"], [data-testid="unlock"]').first().waitFor()
  const isFirst = (await page.locator('[data-testid="first-secret"]').count()) > 0
  const recoveryKey = isFirst ? await setFirstSecret(page, secret) : null
  if (!isFirst) await unlockDesk(page, secret)
  await page.locator('.door').waitFor({ state: 'detached' })
  return recoveryKey
}

/** Types a secret at the lock; what comes of it is for the test to see. */
export async function unlockDesk(page: Page, secret: string = SECRET): Promise<void> {
  await page.locator('#secret').fill(secret)
  await page.locator('#secret').press('Enter')
}

async function setFirstSecret(page: Page, secret: string): Promise<string> {
  await page.locator('#new-secret').fill(secret)
  await page.locator('#new-secret-again').fill(secret)
  await page.locator('#new-secret-again').press('Enter')
  const groups = page.locator('.door [data-testid="recovery-key"] span')
  await groups.first().waitFor()
  const recoveryKey = (await groups.allTextContents()).join('-')
  await page.locator('.put-away input').check()
  await page.locator('.door form .ant-btn-primary').click()
  return recoveryKey
}
