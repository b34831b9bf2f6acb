import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { startChromium } from '#testing/chromium'
import { enterDesk } from '#testing/enter-desk'
import type { TestHub } from '#testing/hub'
import { until } from '#testing/until'
import type { DeskShell } from '../testing/electron-host/desk-shell.ts'
import { startDeskShell } from '../testing/electron-host/start-desk-shell.ts'
import { findElectron, startRealElectron } from '../testing/electron-host/start-real-electron.ts'

/** A desk that is open on a folder of its own, in whichever edition. */
export interface OpenDesk {
  readonly page: Page
  /** The power is cut; what is on the folder stays. */
  kill(): Promise<void>
  close(): Promise<void>
  /** What comes out when the worker asks for the certificate as a PDF. */
  savePdf(): Promise<Uint8Array>
}

export interface Edition {
  readonly name: string
  /** `folder` is the desk's own disk: opened again on it, everything is there. */
  open(hub: TestHub, deskCode: string, folder: string): Promise<OpenDesk>
}

const OUT = resolve(import.meta.dirname, '../out')

export const browserEdition: Edition = {
  name: 'browser edition',
  async open(hub, deskCode, folder) {
    const desk = await openBrowser(hub, deskCode, folder)
    await pageIsKept(desk.page)
    return desk
  },
}

/** In a browser that keeps no page for later, as a private window does: enough where nobody opens the desk without its hub. */
export const onlineEdition: Edition = {
  name: 'browser edition, hub at hand',
  open: (hub, deskCode, folder) =>
    openBrowser(hub, deskCode, folder, () =>
      Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined }),
    ),
}

async function openBrowser(
  hub: TestHub,
  deskCode: string,
  folder: string,
  prepare: () => unknown = () => undefined,
): Promise<OpenDesk> {
  mkdirSync(folder, { recursive: true })
  const chromium = await startChromium({ profile: folder })
  const page = await chromium.newPage()
  await page.addInitScript(prepare)
  await page.goto(`${hub.url}/desk/?desk=${deskCode}`)
  await enterDesk(page)
  return {
    page,
    kill: chromium.kill,
    close: chromium.close,
    // The print dialog's own "save as PDF"; a headless browser has no dialog to click in.
    savePdf: () => page.pdf({ preferCSSPageSize: true, printBackground: true }),
  }
}

/** From here on the page opens without the hub, in its own type: the service worker has all its files. */
async function pageIsKept(page: Page): Promise<void> {
  const fonts = readdirSync(join(OUT, 'renderer/assets')).filter((name) => name.endsWith('.woff2')).length
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.evaluate(async (all) => {
    const cache = await caches.open('desk-fonts')
    // Asked too often, the cache has no time to fill.
    while ((await cache.keys()).length < all) await new Promise((resolve) => setTimeout(resolve, 500))
  }, fonts)
}

function shellEdition(name: string, start: typeof startDeskShell): Edition {
  return {
    name,
    async open(hub, deskCode, folder) {
      mkdirSync(folder, { recursive: true })
      const enrolmentFile = join(folder, 'enrolment.json')
      // The file is written once, as an administrator would hand it over; a restart finds it imported.
      if (!existsSync(enrolmentFile)) {
        writeFileSync(enrolmentFile, JSON.stringify(await hub.enrolmentOf(deskCode)))
      }
      const shell = await start({ bundles: OUT, userData: folder, enrolmentFile })
      await enterDesk(shell.page)
      return {
        page: shell.page,
        kill: shell.kill,
        close: shell.close,
        savePdf: () => savePdfInShell(shell),
      }
    },
  }
}

async function savePdfInShell({ page, documents }: DeskShell): Promise<Uint8Array> {
  const before = new Set(existsSync(documents) ? readdirSync(documents) : [])
  await page.getByRole('button', { name: 'PDF' }).click()
  const saved = await until(async () => {
    const name = existsSync(documents) ? readdirSync(documents).find((file) => !before.has(file)) : undefined
    // The file is whole when its last line stands.
    return name && readFileSync(join(documents, name)).includes('%%EOF') ? name : null
  })
  return readFileSync(join(documents, saved))
}

const electron = findElectron()
if (electron.path === null) process.stderr.write(`real Electron: skipped, ${electron.why}\n`)

export const EDITIONS: readonly Edition[] = [
  browserEdition,
  shellEdition('shell, built bundles', startDeskShell),
  ...(electron.path === null ? [] : [shellEdition('shell, real Electron', startRealElectron)]),
]
