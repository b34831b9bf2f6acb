import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningChromium, startChromium } from '#testing/chromium'
import type { Contender, Say } from './bench-line.ts'
import { bundleScript } from './bundle-script.ts'

const REGISTRATIONS = 20_000
const ROUNDS = 3
/** RxDB's own takes so long that one round of it must do. */
const ROUNDS_OF: Readonly<Partial<Record<Contender, number>>> = {
  plain: ROUNDS,
  ours: ROUNDS,
  'crypto-js': 1,
}

/** What the vault costs: 20,000 registrations in the open, sealed, and sealed by RxDB's encryption-crypto-js, in turns. */
export async function benchVault(say: Say): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-vault-'))
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html').end('<!doctype html><title>vault</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address of this kind.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const chromium = await startChromium({ profile: join(folder, 'profile') })
  try {
    const script = await bundleScript('bench/vault.page.ts')
    const times = new Map<string, number[]>()
    const measure = async (who: Contender, metric: 'insert' | 'read' | 'unlock', round: number) => {
      process.stderr.write(`vault: ${metric} ${who} ${round}\n`)
      const took = await runInPage(chromium, url, script, who, metric, round)
      times.set(`${metric} ${who}`, [...(times.get(`${metric} ${who}`) ?? []), took])
    }
    for (let round = 1; round <= ROUNDS; round += 1) {
      const here = (['plain', 'ours', 'crypto-js'] as const).filter((who) => round <= (ROUNDS_OF[who] ?? 0))
      for (const metric of ['insert', 'read'] as const)
        for (const who of here) await measure(who, metric, round)
      // The first opening folds the roster; the ones after it are what a worker waits for every morning.
      for (const who of here) await runInPage(chromium, url, script, who, 'unlock', round)
      for (const who of here) await measure(who, 'unlock', round)
    }
    for (const who of ['plain', 'ours', 'crypto-js'] as const) {
      const median = (metric: string) => quantile(times.get(`${metric} ${who}`) ?? [], 0.5)
      const rate = (metric: string) => Math.round((REGISTRATIONS / median(metric)) * 1000)
      say({ bench: 'vault', metric: 'bulk-insert', who, value: rate('insert'), unit: 'registrations/s' })
      say({ bench: 'vault', metric: 'read-all', who, value: rate('read'), unit: 'registrations/s' })
      say({ bench: 'vault', metric: 'unlock', who, value: Math.round(median('unlock')), unit: 'ms' })
    }
  } finally {
    await chromium.close()
    server.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

async function runInPage(
  chromium: RunningChromium,
  url: string,
  script: string,
  who: Contender,
  metric: 'insert' | 'read' | 'unlock',
  round: number,
): Promise<number> {
  const page = await chromium.newPage()
  await page.goto(url)
  await page.evaluate(script)
  const took = await page.evaluate(
    ([who, metric, round, registrations]) => globalThis.benchVault[metric](who, round, registrations),
    [who, metric, round, REGISTRATIONS] as const,
  )
  await page.close()
  return took
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
