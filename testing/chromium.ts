import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from './unpack-chromium.ts'

/** A real browser in a process of its own, so that a test can cut its power and start it again on the same disk. */
export interface RunningChromium {
  readonly browser: Browser
  /** The context that lives on the profile: what it stores is there again after a restart. */
  readonly context: BrowserContext
  readonly pid: number
  readonly profile: string
  newPage(): Promise<Page>
  /** The power cut: SIGKILL to every process of the browser, no goodbye. The profile stays. */
  kill(): Promise<void>
  /** An orderly end. A profile that was not given is removed. */
  close(): Promise<void>
}

/** An old office screen, the smallest we promise to fit. */
const VIEWPORT = { width: 1280, height: 720 } as const

/** A closed network: nothing is fetched that the page under test did not ask for. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-dev-shm-usage',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--font-render-hinting=none',
  '--hide-scrollbars',
  '--mute-audio',
  '--remote-debugging-port=0',
] as const

export async function startChromium(
  options: { readonly profile?: string; readonly flags?: readonly string[] } = {},
): Promise<RunningChromium> {
  const program = await findChromium()
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'desk-profile-')))
  const child = spawn(
    program.path,
    [...FLAGS, ...(options.flags ?? []), `--user-data-dir=${profile}`, 'about:blank'],
    // A process group of its own: one signal reaches the browser and every renderer.
    {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...program.environment },
    },
  )
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const slay = () => killGroup(child)
  process.once('exit', slay)
  const browser = await chromium.connectOverCDP(await debuggerAddress(child))
  const context = browser.contexts()[0]
  if (!context || child.pid === undefined) throw new Error('the browser came up without its own context')

  async function kill(): Promise<void> {
    process.removeListener('exit', slay)
    killGroup(child)
    await gone
    await browser.close().catch(() => undefined)
  }
  return {
    browser,
    context,
    pid: child.pid,
    profile,
    kill,
    newPage: async () => {
      const page = await context.newPage()
      await page.setViewportSize(VIEWPORT)
      return page
    },
    close: async () => {
      const session = await browser.newBrowserCDPSession()
      await session.send('Browser.close').catch(() => undefined)
      await gone
      await kill()
      if (options.profile === undefined) await removeProfile(profile)
    },
  }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The group is gone already.
  }
}

/** The browser says on stderr where its debugger listens; it says nothing else of use, unless it fails. */
function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`the browser ended with ${code} before it was ready: ${said}`)),
    )
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-10_000)
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
  })
}

/** The last writers of the dead group may still hold a file for a moment: hence the retries. */
async function removeProfile(profile: string): Promise<void> {
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}
