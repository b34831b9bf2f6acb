import { resolve } from 'node:path'
import { askHub } from '#testing/ask-hub'
import { type RunningChromium, startChromium } from '#testing/chromium'
import { startTestHub } from '#testing/hub'
import type { Contender, Say } from './bench-line.ts'
import { type CountingLine, openCountingLine } from './counting-line.ts'
import { servePage } from './serve-page.ts'
import type { BenchTask } from './sync-page/contender.ts'
import type { SyncBench } from './sync-page/main.ts'

const COUNT = Number(process.env.BENCH_FACTS ?? 10_000)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const CONTENDERS = ['raw', 'ours', 'pouchdb', 'rxdb-stock'] as const satisfies readonly Contender[]
/** Measured beside them for a decision's sake; told on standard error only. */
const COMPARED = process.env.BENCH_COMPARE ? ['rxdb-primitive'] : []

interface Measured {
  readonly ms: number
  readonly up: number
  readonly down: number
}

/** Facts from one browser to one hub and back, each way in turn, so that a slow minute of the machine hits all alike. */
export async function benchSync(say: Say): Promise<void> {
  const external = process.env.HUB_URL?.replace(/\/$/, '')
  const hub = external ? null : await startTestHub({ postOffice: false })
  const adminUrl = new URL(hub?.adminUrl ?? external ?? '')
  const line = await openCountingLine(adminUrl)
  const page = await servePage(resolve(import.meta.dirname, 'sync-page'))
  // The page is not served by the hub, and the hub is not asked to allow that: one relaxation for the bench alone.
  const browser = await startChromium({ flags: ['--disable-web-security'] })
  const surroundings = { adminUrl, line, browser, pageUrl: page.url }
  const results = new Map<string, Measured[]>()
  const created: string[] = []
  async function create(): Promise<string> {
    const database = await createDatabase(adminUrl)
    created.push(database)
    return database
  }
  try {
    const full = await create()
    await measure(surroundings, 'raw', 'push', full)
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const who of [...CONTENDERS, ...COMPARED]) {
        const empty = await create()
        const pushed = await measure(surroundings, who, 'push', empty)
        await dropDatabase(adminUrl, empty)
        const pulled = await measure(surroundings, who, 'pull', full)
        keep(results, `${who} push`, pushed)
        keep(results, `${who} pull`, pulled)
        console.error(`round ${round + 1} ${who}: push ${rate(pushed)}, pull ${rate(pulled)} facts/s`)
      }
    }
    for (const who of CONTENDERS) tell(say, who, results)
    for (const who of COMPARED) console.error(who, summary(results, who))
  } finally {
    for (const database of created) await dropDatabase(adminUrl, database)
    await browser.close()
    await page.close()
    await line.close()
    await hub?.close()
  }
}

function tell(say: Say, who: Contender, results: ReadonlyMap<string, readonly Measured[]>): void {
  const { push, pull, up, down } = summary(results, who)
  say({ bench: 'sync', metric: 'push', who, value: push, unit: 'docs/s' })
  say({ bench: 'sync', metric: 'pull', who, value: pull, unit: 'docs/s' })
  say({ bench: 'sync', metric: 'bytes-up', who, value: up, unit: 'bytes' })
  say({ bench: 'sync', metric: 'bytes-down', who, value: down, unit: 'bytes' })
}

function summary(results: ReadonlyMap<string, readonly Measured[]>, who: string) {
  const pushes = results.get(`${who} push`) ?? []
  const pulls = results.get(`${who} pull`) ?? []
  return {
    push: median(pushes.map(rate)),
    pull: median(pulls.map(rate)),
    up: median(pushes.map(({ up }) => up)),
    down: median(pulls.map(({ down }) => down)),
  }
}

/** The middle one: a single run that something disturbed does not count. */
function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

function rate({ ms }: Measured): number {
  return Math.round((COUNT / ms) * 1000)
}

function keep(results: Map<string, Measured[]>, key: string, measured: Measured): void {
  results.set(key, [...(results.get(key) ?? []), measured])
}

async function measure(
  {
    adminUrl,
    line,
    browser,
    pageUrl,
  }: { adminUrl: URL; line: CountingLine; browser: RunningChromium; pageUrl: string },
  who: string,
  direction: 'push' | 'pull',
  database: string,
): Promise<Measured> {
  const credential = `${decodeURIComponent(adminUrl.username)}:${decodeURIComponent(adminUrl.password)}`
  const task: BenchTask = {
    hubUrl: `http://127.0.0.1:${line.port}${adminUrl.pathname.replace(/\/$/, '')}`,
    database,
    authorization: `Basic ${Buffer.from(credential).toString('base64')}`,
    count: COUNT,
  }
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(error))
  page.on('console', (message) => {
    // The bench's database has no directory beside it.
    if (message.type() === 'error' && !message.text().includes('404')) console.error(message.text())
  })
  await page.goto(pageUrl)
  const before = { ...line.bytes }
  const ms = await page.evaluate(
    ([asked, way, given]) =>
      (globalThis as unknown as { syncBench: SyncBench }).syncBench.run(asked, way, given),
    [who, direction, task] as const,
  )
  const measured = { ms, up: line.bytes.up - before.up, down: line.bytes.down - before.down }
  await forgetEverything(browser, pageUrl)
  await page.close()
  return measured
}

/** The next one finds the browser as if it had just been installed. */
async function forgetEverything(browser: RunningChromium, pageUrl: string): Promise<void> {
  const session = await browser.browser.newBrowserCDPSession()
  await session.send('Storage.clearCookies').catch(() => undefined)
  await session.detach()
  const [page] = browser.context.pages().filter((open) => open.url() === pageUrl)
  if (!page) return
  const client = await browser.context.newCDPSession(page)
  await page.goto('about:blank')
  await client.send('Storage.clearDataForOrigin', { origin: new URL(pageUrl).origin, storageTypes: 'all' })
  await client.detach()
}

async function createDatabase(adminUrl: URL): Promise<string> {
  const database = `org-99${String(Math.floor(Math.random() * 1e10)).padStart(10, '0')}`
  await askHub(adminUrl.href, 'PUT', `/${database}`)
  return database
}

async function dropDatabase(adminUrl: URL, database: string): Promise<void> {
  await askHub(adminUrl.href, 'DELETE', `/${database}`)
}
