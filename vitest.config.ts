import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

// Hundreds of hubs and commands are started: what Node has compiled once, TypeScript included, it does not compile for each of them.
const env = { NODE_COMPILE_CACHE: resolve(import.meta.dirname, 'node_modules/.cache/node-compile') }

export default defineConfig({
  test: {
    // On two cores vitest would take one file at a time, and most of them wait for a browser or a hub.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          env,
          include: [
            '{domain,contracts,src-main,src-renderer,sync-server,testing,scripts}/**/*.test.{ts,tsx}',
          ],
          exclude: ['**/*.hub.test.ts', '**/node_modules/**'],
          globalSetup: 'testing/shared-folder.ts',
          // A process and all its modules anew for every file took longer than most files' tests.
          isolate: false,
          // For a busy machine: what hangs, hangs longer than this.
          testTimeout: 30_000,
        },
      },
      // Everything that talks to a hub: the embedded one, or the CouchDB that HUB_URL names.
      {
        test: {
          name: 'hub',
          env,
          isolate: false,
          include: ['**/*.hub.test.ts'],
          // On a given CouchDB they share the directory, which the last one out removes.
          fileParallelism: !process.env.HUB_URL,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      // Whole paths in a real Chromium. Each file starts its own hub and browser.
      {
        test: {
          name: 'e2e',
          env,
          isolate: false,
          include: ['e2e/**/*.e2e.ts'],
          fileParallelism: !process.env.HUB_URL,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
