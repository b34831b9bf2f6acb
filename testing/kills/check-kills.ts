import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { startTestHub } from '../hub.ts'
import { killAgainAndAgain } from './kill-again.ts'
import type { KillReport, Victim } from './kill-order.ts'

/**
 * `npm run check:kills`: 100 kills while 1,000 registrations flow, first of the post office, then of the whole hub. The last line of
 * standard output is one JSON object; 0 where everybody has one ruling and one number. HUB_URL names a CouchDB to use, which is not
 * killed: there the post office alone is.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    registrations: { type: 'string', default: '1000' },
    seed: { type: 'string' },
    victim: { type: 'string' },
  },
})
const [kills, registrations] = [Number(values.kills), Number(values.registrations)]
const seed = values.seed === undefined ? randomInt(1, 1_000_000) : Number(values.seed)
const victims: readonly Victim[] = ['post-office', 'hub']
const chosen = victims.filter((victim) =>
  values.victim === undefined ? victim === 'post-office' || !process.env.HUB_URL : victim === values.victim,
)

function showProgress(victim: Victim, killed: number): void {
  const bar = '█'.repeat(Math.floor((killed / kills) * 30)).padEnd(30, '░')
  const line = `${victim.padEnd(11)} ${bar} ${killed}/${kills}`
  process.stderr.write(process.stderr.isTTY ? `\r${line}` : killed % 10 === 0 ? `${line}\n` : '')
}

function isWhole(report: KillReport): boolean {
  const { ruledOnce, numberedOnce, numbers, desksComplete, desks } = report
  return (
    [report.registrations, ruledOnce, numberedOnce, numbers].every((count) => count === registrations) &&
    desksComplete === desks
  )
}

process.stderr.write(`seed ${seed}\n`)
const reports: KillReport[] = []
for (const victim of chosen) {
  const hub = await startTestHub({ postOffice: false })
  try {
    const tell = (killed: number) => showProgress(victim, killed)
    reports.push(await killAgainAndAgain({ hub, victim, kills, registrations, seed, tell }))
  } finally {
    await hub.close()
  }
  if (process.stderr.isTTY) process.stderr.write('\n')
}
const whole = reports.length > 0 && reports.every(isWhole)
process.stdout.write(`${JSON.stringify({ check: 'kills', seed, whole, reports })}\n`)
process.exitCode = whole ? 0 : 1
