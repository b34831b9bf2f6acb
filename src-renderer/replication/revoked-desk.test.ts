import { afterEach, expect, test } from 'vitest'
import { createFakeHub, type FakeHub } from '#testing/fake-hub'
import { fastClock } from '#testing/fast-clock'
import { memoryStorage } from '#testing/memory-storage'
import { type SimulatedDesk, simulatedDesk } from '#testing/simulated-desk'
import { until } from '#testing/until'
import type { DeskStorage } from '../store/desk-database.ts'
import type { HubConnection } from './hub-connection.ts'

const OFFICE = '410202001'
const DESK = `${OFFICE}-01`
const clock = fastClock(1000)

let desk: SimulatedDesk | null = null
afterEach(async () => {
  await desk?.stop()
  desk = null
})

async function startDesk(
  line: HubConnection,
  storage: DeskStorage = memoryStorage(),
): Promise<SimulatedDesk> {
  desk = simulatedDesk(DESK, { line, clock, storage })
  await desk.start()
  return desk
}

const createHub = (): FakeHub => createFakeHub(`org-${OFFICE}`)
const health = (started: SimulatedDesk) => started.replication().health()
const isUpToDate = (started: SimulatedDesk) =>
  until(async () => health(started).phase === 'up-to-date' && health(started).waiting.count === 0)
const isRevoked = (started: SimulatedDesk) => until(async () => health(started).revokedSince !== null)
const noLine: HubConnection = {
  signIn: async () => ({ outcome: 'no-hub', reason: 'no line' }),
  fetch: () => Promise.reject(new TypeError('Failed to fetch')),
}

test('a desk that is revoked while its session lasts learns it at the next save, and keeps the fact', async () => {
  const hub = createHub()
  const started = await startDesk(hub.connect())
  await started.register()
  await isUpToDate(started)
  hub.account = 'revoked'
  const kept = await started.register()
  await isRevoked(started)
  await until(async () => health(started).phase === 'revoked')
  expect(health(started).waiting.count).toBe(1)
  expect(started.store().exchange.refused.all.get()).toEqual([])
  expect(await started.replication().unsent()).toEqual([kept])
  expect(hub.documents()).toHaveLength(1)
})

test('a desk at which nobody does anything learns it too: no feed lasts for ever', async () => {
  const hub = createHub()
  const started = await startDesk(hub.connect())
  await isUpToDate(started)
  hub.account = 'revoked'
  await isRevoked(started)
})

test('a revoked desk asks for nothing but a sign-in, and unlocks by itself once the hub lets it in again', async () => {
  const hub = createHub()
  hub.account = 'revoked'
  const started = await startDesk(hub.connect())
  const fact = await started.register()
  await isRevoked(started)
  const before = hub.requests.length
  started.replication().syncNow()
  await until(async () => hub.requests.length > before)
  expect(new Set(hub.requests.slice(before))).toEqual(new Set(['POST /_session']))
  hub.account = 'open'
  await isUpToDate(started)
  expect(health(started).revokedSince).toBeNull()
  expect(hub.find(fact.id)).toBeDefined()
})

test('a restart without a network unlocks nothing; the hub’s word does', async () => {
  const hub = createHub()
  const storage = memoryStorage()
  const first = await startDesk(hub.connect(), storage)
  const fact = await first.register()
  hub.account = 'revoked'
  first.replication().syncNow()
  await isRevoked(first)
  const since = health(first).revokedSince
  await first.stop()

  const second = await startDesk(noLine, storage)
  await until(async () => health(second).phase === 'no-hub')
  expect(health(second).revokedSince).toBe(since)
  await second.stop()

  hub.account = 'wrong-credential'
  const third = await startDesk(hub.connect(), storage)
  await until(async () => health(third).phase === 'wrong-credential')
  expect(health(third).revokedSince).toBe(since)
  await third.stop()

  hub.account = 'open'
  const last = await startDesk(hub.connect(), storage)
  await isUpToDate(last)
  expect(health(last).revokedSince).toBeNull()
  expect(hub.find(fact.id)).toBeDefined()
})

test('an answer that was on its way when the desk was revoked unlocks nothing', async () => {
  const hub = createHub()
  const late = Promise.withResolvers<void>()
  let held = false
  const line = hub.connect()
  const started = await startDesk({
    ...line,
    async fetch(path, init) {
      const answer = await line.fetch(path, init)
      if (path.includes('longpoll') && held && answer.status === 200) await late.promise
      return answer
    },
  })
  await isUpToDate(started)
  held = true
  started.replication().syncNow()
  await until(async () => hub.requests.filter((request) => request.includes('_changes')).length > 1)
  hub.account = 'revoked'
  await started.register()
  await isRevoked(started)
  const since = health(started).revokedSince
  late.resolve()
  const signIns = () => hub.requests.filter((request) => request === 'POST /_session').length
  const before = signIns()
  started.replication().syncNow()
  await until(async () => signIns() > before)
  expect(health(started).revokedSince).toBe(since)
})

test('a desk without access to its office is no revoked desk', async () => {
  const hub = createHub()
  hub.membersOnly = true
  const started = await startDesk(hub.connect())
  await started.register()
  await until(async () => health(started).phase === 'no-access')
  expect(health(started).revokedSince).toBeNull()
})

test('what the hub has not taken is what it refused and what it never saw, in order and once', async () => {
  const hub = createHub()
  hub.guard = (document) => (document.n === 2 ? 'not this one' : null)
  const started = await startDesk(hub.connect())
  await started.register()
  const refused = await started.register()
  await started.register()
  await until(async () => health(started).refused === 1 && health(started).waiting.count === 0)
  expect(await started.replication().unsent()).toEqual([refused])
  hub.account = 'revoked'
  const waiting = [await started.register(), await started.register()]
  await isRevoked(started)
  expect(await started.replication().unsent()).toEqual([refused, ...waiting])
})
