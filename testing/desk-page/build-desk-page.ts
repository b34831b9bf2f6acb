import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { asProduction } from '../as-production.ts'
import { until } from '../until.ts'

/**
 * Builds the pages on a store in memory. Every test file asks for the same build, in processes of their own: the first one makes it and
 * the others wait for it.
 *
 * @param shared a folder of this run of the tests alone
 */
export async function buildDeskPage(shared: string): Promise<string> {
  const folder = join(shared, 'desk-page')
  const failed = join(shared, 'desk-page-failed')
  if (isFirst(shared)) {
    const making = join(shared, 'making-desk-page')
    await asProduction(() =>
      build({
        configFile: false,
        root: import.meta.dirname,
        publicDir: join(import.meta.dirname, '..', '..', 'src-renderer', 'public'),
        base: './',
        logLevel: 'error',
        plugins: [react()],
        build: { outDir: making, emptyOutDir: true, chunkSizeWarningLimit: 4000 },
      }),
    ).catch((error) => {
      mkdirSync(failed)
      throw error
    })
    // Whole or not at all.
    renameSync(making, folder)
  }
  await until(async () => existsSync(folder) || existsSync(failed))
  if (!existsSync(folder)) throw new Error('another test file could not build the pages')
  return folder
}

function isFirst(shared: string): boolean {
  return mkdirSync(join(shared, 'desk-page-begun'), { recursive: true }) !== undefined
}
