import { cp, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'electron-vite'
import { asProduction } from '../as-production.ts'

/**
 * Builds main and preload exactly as the product does, around a page of the test's own: one that tries what it should not, or one
 * that is there before the real one is.
 */
export async function buildShellAround(pages: string, bundles: string): Promise<void> {
  await asProduction(() =>
    build({
      configFile: join(import.meta.dirname, 'shell-only.config.ts'),
      root: resolve(import.meta.dirname, '../..'),
      logLevel: 'error',
      build: { outDir: bundles },
    }),
  )
  await mkdir(join(bundles, 'renderer'), { recursive: true })
  await cp(pages, join(bundles, 'renderer'), { recursive: true })
}
