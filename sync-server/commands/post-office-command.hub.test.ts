import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { RegistrationRuled } from '#domain/facts/registration-ruled'
import { openDeskSession } from '#testing/desk-session'
import { type FaultProxy, startFaultProxy } from '#testing/fault-proxy'
import { startTestHub, type TestHub } from '#testing/hub'
import { launchPostOffice, type PostOfficeProcess } from '#testing/post-office-process'
import { rulingsOf } from '#testing/rulings-of'
import { sampleFacts } from '#testing/sample-facts'
import { until } from '#testing/until'

let hub: TestHub
let line: FaultProxy
let desk = ''
const launched: ReturnType<typeof launchPostOffice>[] = []

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  line = await startFaultProxy(hub.adminUrl)
  desk = hub.desks[0]?.code ?? ''
})
afterEach(() => {
  line.fault = () => null
  for (const { child } of launched.splice(0)) child.kill('SIGKILL')
})
afterAll(async () => {
  await line.close()
  await hub.close()
})

function launch(change: Partial<Parameters<typeof launchPostOffice>[0]> = {}) {
  const one = launchPostOffice({ ...hub, ...change })
  launched.push(one)
  return one
}

/** The hub's address over the line that can fail. */
function overTheLine(): string {
  const url = new URL(hub.adminUrl)
  url.port = new URL(line.url).port
  return url.href.replace(/\/$/, '')
}

async function sendFacts(from: number, count: number) {
  const facts = sampleFacts(desk, count, { from, seed: from })
  await (await openDeskSession(hub, desk)).send(...facts)
  return facts
}

const read = async ({ url }: PostOfficeProcess, path: string) => (await fetch(`${url}${path}`)).text()

test('alone on a hub, answers what comes, and tells how it is without a word about anybody', async () => {
  const process = await launch().ready
  const facts = await sendFacts(1, 8)
  await until(async () => (await rulingsOf(hub, desk.slice(0, -3))).size === 8)
  await until(async () => JSON.parse(await read(process, '/health')).caughtUp === true)
  const told = (await read(process, '/health')) + (await read(process, '/metrics'))
  expect(told).toContain('post_office_rulings_total{of="registration",outcome="enrolled"} 8')
  expect(told).toContain('post_office_silent_desks{days="3"} 0')
  const rulings = await rulingsOf(hub, desk.slice(0, -3))
  const said = [...rulings.values()].map((ruling) => RegistrationRuled.shape.ruling.parse(ruling))
  const personal = [
    ...facts.flatMap(({ id, subject, body }) => [
      id,
      subject,
      String(body.fullName),
      (body.document as { number: string }).number,
    ]),
    ...said.flatMap((ruling) => (ruling.outcome === 'enrolled' ? [ruling.volunteerNumber] : [])),
    ...[desk, desk.slice(0, -3)],
  ]
  expect(personal.length).toBeGreaterThan(40)
  expect(personal.filter((word) => told.includes(word))).toEqual([])
  await process.stop()
})

test('asked to stop while it works, ends with 0', async () => {
  const process = await launch().ready
  const before = (await rulingsOf(hub, desk.slice(0, -3))).size
  await sendFacts(101, 300)
  await until(async () => (await rulingsOf(hub, desk.slice(0, -3))).size > before)
  process.signal('SIGTERM')
  expect(await process.ended).toBe(0)
})

test('asked a second time, while a hub that hangs keeps it from stopping, ends at once', async () => {
  line.fault = ({ path }) => (path.includes('/_changes') ? 600_000 : null)
  const process = await launch({ adminUrl: overTheLine() }).ready
  let how: unknown = null
  void process.ended.then((end) => {
    how = end
  })
  await until(async () => {
    process.signal('SIGTERM')
    return how
  })
  expect(how).toBe('SIGTERM')
})

test('started before its hub, waits for it', async () => {
  line.offline = true
  const { child, ready } = launch({ adminUrl: overTheLine() })
  let isReady = false
  void ready.then(() => {
    isReady = true
  })
  await until(async () => line.refused > 1)
  expect([isReady, child.exitCode]).toEqual([false, null])
  line.offline = false
  const { url } = await ready
  await until(async () => (await fetch(`${url}/health`)).status === 200)
})

test('a hub that goes away is waited for, and health says so until it is back', async () => {
  const { url } = await launch({ adminUrl: overTheLine() }).ready
  const health = async () => {
    const answer = await fetch(`${url}/health`)
    return { status: answer.status, said: ((await answer.json()) as { status: string }).status }
  }
  await until(async () => (await health()).status === 200)
  line.offline = true
  await until(async () => (await health()).said === 'waiting-for-hub')
  expect(await health()).toEqual({ status: 503, said: 'waiting-for-hub' })
  line.offline = false
  await until(async () => (await health()).status === 200)
})

test('with secrets that are not the register’s, ends with 1 and rules on nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'other-secrets-'))
  try {
    await expect(launch({ folder }).ready).rejects.toThrow('ended with 1')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('without a hub’s address ends with 1', async () => {
  await expect(launch({ adminUrl: '' }).ready).rejects.toThrow('ended with 1')
})
