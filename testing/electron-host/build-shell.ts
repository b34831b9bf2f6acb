import { cp, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'electron-vite'

/**
 * Builds main and preload exactly as the product does, around a page of the test's own: one that tries what it should not, or one
 * that is there before the real one is.
 */
export async function buildShellAround(pages: string, bundles: string): Promise<void> {
  const { NODE_ENV } = process.env
  await build({
    configFile: join(import.meta.dirname, 'shell-only.config.ts'),
    root: resolve(import.meta.dirname, '../..'),
    logLevel: 'error',
    build: { outDir: bundles },
  })
  // The build switches the whole process to production; the test that called it stays what it was.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = NODE_ENV
  await mkdir(join(bundles, 'renderer'), { recursive: true })
  await cp(pages, join(bundles, 'renderer'), { recursive: true })
}
