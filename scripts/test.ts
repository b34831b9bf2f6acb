import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * `npm test`: lint, types, the production build, then every suite. The last line is `N passed, N failed`, the sum of all of them.
 * A step without a report (lint, types, build, a runner that died) counts as one.
 */
interface Tally {
  passed: number
  failed: number
}

const reports = mkdtempSync(join(tmpdir(), 'desk-test-'))
const total: Tally = { passed: 0, failed: 0 }

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function run(command: string, args: readonly string[]): boolean {
  const result = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '0' } })
  return result.status === 0
}

/** vitest's JSON report; null where the runner died before it wrote one. */
function readReport(path: string): Tally | null {
  if (!existsSync(path)) return null
  const { numPassedTests, numFailedTests, numTotalTests, success } = JSON.parse(readFileSync(path, 'utf8'))
  // A suite that fails to load has no failed test of its own; a skipped test is a hole, not a pass.
  const notRun = numTotalTests - numPassedTests - numFailedTests
  const failed = numFailedTests + notRun
  return { passed: numPassedTests, failed: success || failed > 0 ? failed : 1 }
}

function step(name: string, work: () => Tally): void {
  const started = Date.now()
  say(`\n── ${name}`)
  const tally = work()
  total.passed += tally.passed
  total.failed += tally.failed
  say(
    `── ${name}: ${tally.passed} passed, ${tally.failed} failed, ${Math.round((Date.now() - started) / 1000)} s`,
  )
}

function one(succeeded: boolean): Tally {
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function suite(project: string): Tally {
  const report = join(reports, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const succeeded = run('vitest', ['run', '--project', project, ...reporters])
  const tally = readReport(report) ?? one(false)
  return succeeded || tally.failed > 0 ? tally : { ...tally, failed: 1 }
}

const wanted = process.argv.slice(2)

const STEPS = {
  lint: () => one(run('biome', ['ci', '.'])),
  types: () => one(run('tsc', ['--noEmit'])),
  build: () => one(run('electron-vite', ['build', '--logLevel', 'warn'])),
  unit: () => suite('unit'),
  hub: () => suite('hub'),
  e2e: () => suite('e2e'),
} as const satisfies Record<string, () => Tally>

for (const [name, work] of Object.entries(STEPS)) {
  if (wanted.length === 0 || wanted.includes(name)) step(name, work)
}
rmSync(reports, { recursive: true, force: true })
say(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
