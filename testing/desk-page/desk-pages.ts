import { afterAll, beforeAll } from 'vitest'
import { type RunningChromium, startChromium } from '../chromium.ts'
import { serveDeskPage } from './serve-desk-page.ts'

/** The pages and a browser for all tests of a file; to be read inside a test. */
export interface DeskPages {
  readonly chromium: RunningChromium
  readonly url: string
}

/** Building the pages on a busy machine. */
const PATIENCE = 180_000

/** @param flags of Chromium, beside those that every test has */
export function startDeskPages(flags: readonly string[] = []): DeskPages {
  let chromium: RunningChromium
  let site: Awaited<ReturnType<typeof serveDeskPage>>
  beforeAll(async () => {
    ;[chromium, site] = await Promise.all([startChromium({ flags }), serveDeskPage()])
  }, PATIENCE)
  afterAll(async () => {
    await chromium?.close()
    await site?.close()
  }, PATIENCE)
  return {
    get chromium() {
      return chromium
    },
    get url() {
      return site.url
    },
  }
}
