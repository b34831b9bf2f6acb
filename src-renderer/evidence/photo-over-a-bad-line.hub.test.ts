import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evidenceDatabase } from '#contracts/hub-databases'
import { askHub } from '#testing/ask-hub'
import { type RunningChromium, startChromium } from '#testing/chromium'
import { buildEvidencePage } from '#testing/evidence-page/build-evidence-page'
import { type FaultProxy, startFaultProxy } from '#testing/fault-proxy'
import { startTestHub, type TestHub } from '#testing/hub'
import { until } from '#testing/until'
import { readHubKeys } from '../../sync-server/keys/hub-keys.ts'

const FOUR_MEGABYTES = 4_000_000
const CHUNKS = Math.ceil(FOUR_MEGABYTES / (64 * 1024))
/** How long the line holds, and how long one document takes on it. */
const CUT_EVERY_MS = 5000
const SLOWNESS_MS = 250

let hub: TestHub
let proxy: FaultProxy
let chromium: RunningChromium
let evidencePage: Awaited<ReturnType<typeof buildEvidencePage>>
let profile: string

beforeAll(async () => {
  hub = await startTestHub()
  proxy = await startFaultProxy(hub.url)
  profile = await mkdtemp(join(tmpdir(), 'evidence-profile-'))
  evidencePage = await buildEvidencePage()
  chromium = await startChromium({ profile })
})
afterAll(async () => {
  await chromium.close()
  await proxy.close()
  await hub.close()
  await evidencePage.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 10 })
})

const desk = () => hub.desks[0]?.code ?? ''

/** On the hub's own origin, as the browser edition is. */
async function openPage(): Promise<Page> {
  const page = await chromium.newPage()
  await evidencePage.openOn(proxy.url, page)
  const { credential } = await hub.enrolmentOf(desk())
  const order = { desk: desk(), credential, hubKey: readHubKeys(hub.folder).export.publicKey }
  await page.evaluate((given) => window.evidencePage.open(given), order)
  return page
}

async function chunksAtHub(): Promise<readonly string[]> {
  const path = `/${evidenceDatabase(desk().slice(0, -3))}/_all_docs?startkey="chunk:"&endkey="chunk:z"`
  const rows = Object((await askHub(hub.adminUrl, 'GET', path)).body).rows as readonly {
    readonly id: string
  }[]
  return rows.map(({ id }) => id)
}

test('a photo of 4 MB arrives over a line that is cut every five seconds, no chunk of it sent three times, and facts do not wait for it', {
  timeout: 240_000,
}, async () => {
  const page = await openPage()
  const uploads: string[] = []
  page.on('request', (request) => {
    if (!request.url().endsWith('-evidence/_bulk_docs')) return
    uploads.push(JSON.parse(request.postData() ?? '{}').docs[0]._id)
  })
  proxy.fault = ({ path }) => (path.endsWith('-evidence/_bulk_docs') ? SLOWNESS_MS : null)
  let cuts = 0
  const cutting = setInterval(() => {
    cuts += 1
    proxy.offline = true
    proxy.offline = false
  }, CUT_EVERY_MS)
  try {
    const subject = await page.evaluate(() => window.evidencePage.register())
    await page.evaluate(([size, about]) => window.evidencePage.keep(size, about), [
      FOUR_MEGABYTES,
      subject,
    ] as const)
    await until(async () => uploads.length > 5)
    // Registered in the middle of it: taken by the hub while most of the photo is still here.
    await page.evaluate(() => window.evidencePage.register())
    await until(() => page.evaluate(() => window.evidencePage.waitingFacts() === 0))
    const { bytesLeft } = await page.evaluate(() => window.evidencePage.progress())
    expect(bytesLeft).toBeGreaterThan(FOUR_MEGABYTES / 2)
    await until(() => page.evaluate(() => window.evidencePage.progress().waiting === 0))
  } finally {
    clearInterval(cutting)
  }
  expect(cuts).toBeGreaterThanOrEqual(3)
  expect(await chunksAtHub()).toHaveLength(CHUNKS)
  const times = new Map<string, number>()
  for (const id of uploads) times.set(id, (times.get(id) ?? 0) + 1)
  expect(times.size).toBe(CHUNKS + 1)
  expect([...times.values()].filter((count) => count > 2)).toEqual([])
  await until(() => page.evaluate(async () => (await window.evidencePage.databases()) === 0))
})
