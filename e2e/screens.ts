import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const FOLDER = resolve(import.meta.dirname, 'screens')

/** Keeps a picture of the page to be looked at, and holds the promise that nothing scrolls sideways on an old office screen. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  const { wide, shown } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    shown: document.documentElement.clientWidth,
  }))
  expect(wide, `${name} scrolls sideways`).toBeLessThanOrEqual(shown)
}
