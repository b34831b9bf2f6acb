import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { asProduction } from '../as-production.ts'
import type { EvidencePage } from './evidence-page.ts'

declare global {
  interface Window {
    evidencePage: EvidencePage
  }
}

/** The page, built as the product is; served out of the test itself, so that nothing but the hub is behind a line. */
export async function buildEvidencePage(): Promise<{
  /** Opens it on an origin that may be a hub's own. */
  openOn(origin: string, page: Page): Promise<void>
  close(): Promise<void>
}> {
  const files = await mkdtemp(join(tmpdir(), 'evidence-page-'))
  await asProduction(() =>
    build({
      configFile: false,
      root: import.meta.dirname,
      base: './',
      logLevel: 'error',
      build: { outDir: files, emptyOutDir: true, chunkSizeWarningLimit: 5000 },
    }),
  )
  return {
    async openOn(origin, page) {
      await page.route(`${origin}/evidence-page/**`, async (route) => {
        const name = new URL(route.request().url()).pathname.replace('/evidence-page/', '') || 'index.html'
        const contentType = extname(name) === '.js' ? 'text/javascript' : 'text/html'
        await route.fulfill({ body: await readFile(join(files, name)), contentType })
      })
      await page.goto(`${origin}/evidence-page/`)
    },
    close: () => rm(files, { recursive: true, force: true, maxRetries: 10 }),
  }
}
