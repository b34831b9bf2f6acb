import { resolve } from 'node:path'
import { build } from 'vite'

/** One script with all that it imports, as text, to be run in a page that does not load it itself. */
export async function bundleScript(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      chunkSizeWarningLimit: 5000,
      lib: { entry: resolve(import.meta.dirname, '..', entry), formats: ['iife'], name: 'bundled' },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  const [chunk] = output !== undefined && 'output' in output ? output.output : []
  if (chunk?.type !== 'chunk') throw new Error(`${entry} was not bundled into a script`)
  return chunk.code
}
