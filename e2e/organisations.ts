import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import type { Group } from '#domain/groups/group'
import type { TestHub } from '#testing/hub'

/** The pages of groups and reviews as hands and eyes use them, and the operator's commands at the hub. */

const CLI = resolve(import.meta.dirname, '../sync-server/cli.ts')

/** `npm run hub -- …` on a test's hub; answers what the operator is told. */
export async function runHub(hub: TestHub, ...args: readonly string[]): Promise<string> {
  const where = ['--data', hub.folder, '--register', hub.register]
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...args, ...where], {
    env: { ...process.env, HUB_URL: hub.adminUrl },
  })
  return stdout
}

export async function openGroups(page: Page): Promise<void> {
  await page.locator('nav a[href="#/groups"]').click()
  await page.locator('h1').waitFor()
}

/** Waits until the group whose page is open stands so. */
export async function groupBecomes(page: Page, status: Group['status']): Promise<void> {
  await page.locator(`[data-testid="group-status"][data-status="${status}"]`).waitFor({ timeout: 60_000 })
}

/** Opens the one thing of this name that lies before this organisation. */
export async function openReviewOf(page: Page, name: string): Promise<void> {
  await page.locator('nav a[href="#/reviews"]').click()
  await page.locator('.review-table a', { hasText: name }).first().click({ timeout: 60_000 })
  await page.locator('.decision').waitFor()
}

/** Decides as the keyboard does: one key for the outcome, Ctrl+Enter to confirm. */
export async function decide(
  page: Page,
  outcome: 'approve' | 'return' | 'refuse',
  reason: { readonly listed: string; readonly words: string } | null = null,
): Promise<void> {
  const name = await page.locator('.review h1').textContent()
  await page.keyboard.press({ approve: 'a', return: 'r', refuse: 'f' }[outcome])
  await page.locator(`input[name="decision-outcome"][value="${outcome}"]:checked`).waitFor()
  if (reason) {
    await page.locator('.reasons label', { hasText: reason.listed }).click()
    await page.locator('#decision-words').fill(reason.words)
  }
  await page.keyboard.press('Control+Enter')
  // The next one opens, or the list does.
  await page.locator('.review h1', { hasText: name ?? '' }).waitFor({ state: 'detached' })
}
