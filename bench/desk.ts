import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type RunningChromium, startChromium } from '#testing/chromium'
import { enterDesk, SECRET } from '#testing/enter-desk'
import { startTestHub } from '#testing/hub'
import { sampleFacts } from '#testing/sample-facts'
import {
  answerAll,
  choose,
  goTo,
  nextStep,
  readOath,
  savedNumber,
  startFresh,
  typeInto,
} from '../e2e/counter.ts'
import type { Say } from './bench-line.ts'
import { bundleScript } from './bundle-script.ts'

const REGISTRATIONS = 20_000
const SAVES = 40
const OPENINGS = 7

/** What a worker types into the search box: names, initials, last four digits, phone numbers. */
const QUERIES = ['张', '张秀', 'zxy', 'wangzhi', '1380', '0012', 'ly', '欧阳', 'l-41', '9x', '刘敏', 'chen']

/** The counter with 20,000 registrations on its disk: opening, saving, searching, memory. All times in ms inside the page. */
export async function benchDesk(say: Say): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-desk-'))
  const hub = await startTestHub()
  const chromium = await startChromium({ profile: join(folder, 'profile') })
  try {
    const desk = hub.desks[0]
    if (desk === undefined) throw new Error('the hub has no desk')
    const url = `${hub.url}/desk/?desk=${desk.code}`
    await enrol(chromium, url)
    await seed(chromium, `${hub.url}/health`, desk.code, desk.org)
    await sealFirst(chromium, url)
    process.stderr.write('desk: opening\n')
    const openings: number[] = []
    const unlockings: number[] = []
    for (let opening = 0; opening < OPENINGS; opening += 1) {
      const took = await measureOpening(chromium, url)
      openings.push(took.opening)
      unlockings.push(took.unlocking)
    }
    const page = await chromium.newPage()
    await page.goto(url)
    await enterDesk(page)
    await goTo(page, 'roster')
    await page.locator('.roster-table .ant-table-row').first().waitFor()
    process.stderr.write('desk: searching\n')
    const searches = await measureSearches(page)
    await goTo(page, 'register')
    process.stderr.write('desk: saving\n')
    const saves = await measureSaves(page)
    const memory = await measureMemory(page)
    const line = (metric: string, value: number, unit: string) =>
      say({ bench: 'desk', metric, who: 'ours', value: Math.round(value * 10) / 10, unit })
    line('open', quantile(openings, 0.5), 'ms')
    line('unlock', quantile(unlockings, 0.5), 'ms')
    line('save-p95', quantile(saves, 0.95), 'ms')
    line('search-p95', quantile(searches, 0.95), 'ms')
    line('memory', memory, 'MB')
  } finally {
    await chromium.close()
    await hub.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

async function enrol(chromium: RunningChromium, url: string): Promise<void> {
  const page = await chromium.newPage()
  await page.goto(url)
  await page.locator('[data-testid="first-secret"]').waitFor()
  await page.close()
}

/** The disk was filled in the open: the first worker's secret seals it, and the roster is folded. */
async function sealFirst(chromium: RunningChromium, url: string): Promise<void> {
  process.stderr.write('desk: sealing the disk\n')
  const page = await chromium.newPage()
  await page.goto(url)
  await enterDesk(page)
  await page.locator('[data-field="document.number"] input').waitFor()
  await page.close()
}

/** Same origin, another page: the desk itself must be closed while its disk is filled. */
async function seed(chromium: RunningChromium, url: string, desk: string, org: string): Promise<void> {
  process.stderr.write(`desk: filling the disk with ${REGISTRATIONS} registrations\n`)
  const page = await chromium.newPage()
  await page.goto(url)
  await page.evaluate(await bundleScript('bench/seed-desk.page.ts'))
  const shown = await page.evaluate(
    ([desk, org, registrations]) => globalThis.seedDesk(desk, org, registrations),
    [desk, org, REGISTRATIONS] as const,
  )
  if (shown < REGISTRATIONS) throw new Error(`the roster shows ${shown} of ${REGISTRATIONS}`)
  await page.close()
}

/**
 * From the navigation to a lock that takes the secret, and from Enter on the secret to a counter that takes the first key: the cursor
 * stands in the identity field.
 */
async function measureOpening(
  chromium: RunningChromium,
  url: string,
): Promise<{ readonly opening: number; readonly unlocking: number }> {
  const page = await chromium.newPage()
  await page.goto(url)
  const lock = await page.waitForFunction(() =>
    document.activeElement?.id === 'secret' ? performance.now() : null,
  )
  await page.locator('#secret').fill(SECRET)
  await page.evaluate(() => {
    globalThis.took = new Promise((resolve) => {
      let asked = 0
      document.addEventListener('keydown', (event) => (asked = event.timeStamp), {
        once: true,
        capture: true,
      })
      const look = () =>
        document.activeElement?.closest('[data-field="document.number"]')
          ? resolve(performance.now() - asked)
          : requestAnimationFrame(look)
      look()
    })
  })
  await page.locator('#secret').press('Enter')
  const unlocking = await page.evaluate(() => globalThis.took)
  const opening = await lock.jsonValue()
  await page.close()
  if (opening === null) throw new Error('the lock never took the cursor')
  return { opening, unlocking }
}

declare global {
  /** The measurement under way in the page: resolves with milliseconds. */
  var took: Promise<number>
}

/** From the keystroke to the frame in which the table answers it. */
async function measureSearches(page: Page): Promise<number[]> {
  const search = page.locator('input[type="search"]')
  const times: number[] = []
  for (let round = 0; round < 4; round += 1) {
    for (const query of QUERIES) {
      await page.evaluate(watchForAnswer, query)
      await search.fill(query)
      times.push(await page.evaluate(() => globalThis.took))
      await search.fill('')
      await page.locator('[data-testid="found"][data-query=""]').waitFor()
    }
  }
  return times
}

/** Runs in the page, before the key is pressed: a key may overtake a script that is sent after it. */
function watchForAnswer(query: string): void {
  const found = document.querySelector<HTMLElement>('[data-testid="found"]')
  if (found === null) throw new Error('the page does not say how many it found')
  globalThis.took = new Promise((resolve) => {
    let asked = 0
    document.addEventListener('input', (event) => (asked = event.timeStamp), { once: true, capture: true })
    const observer = new MutationObserver(() => {
      if (asked === 0 || found.dataset.query !== query) return
      observer.disconnect()
      requestAnimationFrame(() => resolve(performance.now() - asked))
    })
    observer.observe(found, { attributeFilter: ['data-query'] })
  })
}

/** From Ctrl+Enter to the frame that shows the provisional number: the fact is on the disk by then. */
async function measureSaves(page: Page): Promise<number[]> {
  const people = sampleFacts('410202099-01', SAVES, { from: REGISTRATIONS + 1, seed: 2 })
  const times: number[] = []
  for (const { body } of people) {
    const { document: shown, fullName } = body as { document: { number: string }; fullName: string }
    await typeInto(page, 'document.number', shown.number)
    await typeInto(page, 'fullName', fullName)
    await choose(page, 'noticeGroup', 'retired')
    await nextStep(page)
    await answerAll(page, 'yes')
    await readOath(page)
    await page.evaluate(watchForSaved)
    await page.keyboard.press('Control+Enter')
    times.push(await page.evaluate(() => globalThis.took))
    await savedNumber(page)
    await startFresh(page)
  }
  return times
}

/** Runs in the page, before the key is pressed. */
function watchForSaved(): void {
  globalThis.took = new Promise((resolve) => {
    let asked = 0
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.ctrlKey) asked = event.timeStamp
    }
    document.addEventListener('keydown', onKey, { capture: true })
    const observer = new MutationObserver(() => {
      if (asked === 0 || document.querySelector('[data-testid="saved-number"]') === null) return
      observer.disconnect()
      document.removeEventListener('keydown', onKey, { capture: true })
      requestAnimationFrame(() => resolve(performance.now() - asked))
    })
    observer.observe(document.body, { subtree: true, childList: true })
  })
}

/** The page's own memory after a collection, in MB. */
async function measureMemory(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1_000_000
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
