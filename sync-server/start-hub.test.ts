import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildTestTree } from '#testing/hub-tree'
import { until } from '#testing/until'
import { type RunningHub, startHub } from './start-hub.ts'

let folder: string
let hub: RunningHub | null = null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-hub-'))
})
afterEach(async () => {
  await hub?.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

function start(options: { readonly postOffice: boolean; readonly metricsPort: number | null }) {
  return startHub({
    ...{ port: 0, couchPort: 0, couchUrl: null, trial: false },
    ...{ folder, deskFolder: folder, tree: buildTestTree(), log: pino({ level: 'silent' }) },
    ...options,
  })
}

test('a hub tells its metrics on a port of their own, where they were asked for, and never on the desks’ own', async () => {
  hub = await start({ postOffice: true, metricsPort: 0 })
  const metrics = await (await fetch(`${hub.metricsUrl}/metrics`)).text()
  expect(metrics).toContain('embedded_hub_restarts_total 0')
  expect((await fetch(`${hub.url}/metrics`)).status).toBe(404)
})

test('a hub is well as soon as its post office is', async () => {
  hub = await start({ postOffice: true, metricsPort: null })
  const { url } = hub
  expect(hub.metricsUrl).toBeNull()
  await until(async () => (await fetch(`${url}/health`)).status === 200)
  const health = await (await fetch(`${url}/health`)).json()
  expect(health).toMatchObject({ status: 'ok', hub: 'embedded', postOffice: { status: 'ok', parked: 0 } })
})

test('a hub whose post office is another process is well without it', async () => {
  hub = await start({ postOffice: false, metricsPort: 0 })
  const answer = await fetch(`${hub.url}/health`)
  expect([answer.status, await answer.json()]).toMatchObject([200, { status: 'ok', postOffice: null }])
  expect(hub.metricsUrl).toBeNull()
})
