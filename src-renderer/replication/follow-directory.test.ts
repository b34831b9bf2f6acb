import { afterEach, expect, test } from 'vitest'
import type { DirectoryEntry } from '#contracts/directory'
import { createFakeHub, type FakeHub } from '#testing/fake-hub'
import { fastClock } from '#testing/fast-clock'
import { memoryStorage } from '#testing/memory-storage'
import { until } from '#testing/until'
import type { DeskStorage } from '../store/desk-database.ts'
import { type OpenedDeskStore, openDeskStore } from '../store/open-desk-store.ts'
import type { Clock } from './clock.ts'
import { type DirectoryFollower, followDirectory } from './follow-directory.ts'
import type { HubConnection } from './hub-connection.ts'
import { createHubSession } from './hub-session.ts'

/** What `leap` adds has passed without anybody waiting for it. */
let leap = 0
const clockOf = ({ now, sleep }: Clock): Clock => ({ now: () => now() + leap, sleep })
const quick = clockOf(fastClock(10_000))
const slow = clockOf(fastClock(1))
const failures: unknown[] = []
let closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.toReversed()) await close()
  closing = []
  expect(failures.splice(0)).toEqual([])
})

const organisation = (code: string, name = `社区 ${code}`) => ({
  _id: `organisation:${code}`,
  ...{ kind: 'organisation', code, name, level: 'office', division: '410202', parent: '410202' },
})
const codes = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => String(410_202_001 + from + at))

function createHub(count: number): FakeHub {
  const hub = createFakeHub('directory')
  hub.write({ _id: '_design/guard', validate_doc_update: '' })
  for (const code of codes(0, count)) hub.write(organisation(code))
  return hub
}

interface Desk {
  readonly store: OpenedDeskStore
  readonly follower: DirectoryFollower
  entries(): readonly DirectoryEntry[]
  names(): readonly string[]
  stop(): Promise<void>
}

async function openDesk(
  line: HubConnection,
  storage: DeskStorage = memoryStorage(),
  clock: Clock = quick,
): Promise<Desk> {
  const store = await openDeskStore({
    desk: '410202001-01',
    org: '410202001',
    worker: () => '410202001-w1',
    storage,
    now: clock.now,
    newId: () => crypto.randomUUID(),
    deskKey: null,
    locks: navigator.locks,
    onFailure: (error) => failures.push(error),
  })
  let seen: readonly DirectoryEntry[] = []
  store.watchDirectory((entries) => {
    seen = entries
  })
  const stop = new AbortController()
  const session = createHubSession(line, clock, { isRevoked: () => false, learn: () => undefined })
  const quiet = { silenceMs: 3_600_000, onLife: () => undefined, onSkew: () => undefined }
  const follower = await followDirectory(
    store.exchange,
    { session, database: 'org-410202001', stop: stop.signal, ...quiet },
    clock,
    (error) => failures.push(error),
  )
  const end = async () => {
    stop.abort()
    await follower.ended
    await store.close()
  }
  const desk: Desk = {
    store,
    follower,
    entries: () => seen,
    names: () => seen.flatMap((entry) => (entry.kind === 'organisation' ? [entry.name] : [])),
    async stop() {
      closing = closing.filter((close) => close !== end)
      await end()
    },
  }
  closing.push(end)
  return desk
}

test('a directory of any size comes page by page, without guards and without CouchDB’s own fields', async () => {
  const desk = await openDesk(createHub(1_234).connect())
  desk.follower.look('served')
  await until(async () => desk.entries().length === 1_234)
  expect(desk.entries()[0]).toEqual({
    ...{ kind: 'organisation', code: '410202001', name: '社区 410202001' },
    ...{ level: 'office', division: '410202', parent: '410202' },
  })
})

test('afterwards only what changed comes over the line', async () => {
  const hub = createHub(600)
  const desk = await openDesk(hub.connect())
  desk.follower.look('served')
  await until(async () => desk.entries().length === 600)
  hub.documentsSent.length = 0
  hub.write(organisation('410202003', '改名社区'))
  hub.write(organisation('888888888', '新社区'))
  hub.remove('organisation:410202005')
  await until(async () => desk.names().includes('新社区') && desk.names().includes('改名社区'))
  expect(desk.entries()).toHaveLength(600)
  expect(desk.names()).not.toContain('社区 410202005')
  expect(hub.documentsSent.toSorted()).toEqual([
    'organisation:410202003',
    'organisation:410202005',
    'organisation:888888888',
  ])
})

test('the directory is there without a line after a restart, and goes on where it was', async () => {
  const hub = createHub(20)
  const storage = memoryStorage()
  const before = await openDesk(hub.connect(), storage)
  before.follower.look('served')
  await until(async () => before.entries().length === 20)
  await until(async () => (await before.store.exchange.findCheckpoint('directory'))?.includes('wholeAt'))
  await before.stop()
  hub.documentsSent.length = 0
  hub.write(organisation('888888888', '新社区'))

  const after = await openDesk(hub.connect(), storage)
  expect(after.entries()).toHaveLength(20)
  after.follower.look('served')
  await until(async () => after.names().includes('新社区'))
  expect(hub.documentsSent).toEqual(['organisation:888888888'])
})

test('an entry of a newer version is kept unread, and read once this desk is newer', async () => {
  const hub = createHub(1)
  hub.write({ _id: 'festival:2026', kind: 'festival', name: '菊花文化节' })
  const desk = await openDesk(hub.connect())
  desk.follower.look('served')
  await until(async () => desk.store.exchange.directoryIds().includes('festival:2026'))
  expect(desk.entries()).toHaveLength(1)
})

test('a line that breaks off keeps what came, and the rest comes when there is a line again', async () => {
  const hub = createHub(1_100)
  const line = hub.connect()
  let pages = 0
  const desk = await openDesk({
    ...line,
    fetch: (path, init) => {
      pages += 1
      // The first request signs the desk in.
      return pages === 3 ? Promise.reject(new TypeError('cut')) : line.fetch(path, init)
    },
  })
  desk.follower.look('served')
  await until(async () => pages >= 3)
  expect(desk.entries()).toHaveLength(499)
  await until(async () => {
    desk.follower.look('served')
    return desk.entries().length === 1_100
  })
  // Nothing is fetched twice, and the page that was lost is.
  expect(hub.documentsSent.filter((id) => id === 'organisation:410202001')).toHaveLength(1)
})

test('a hub that was set up anew takes what it no longer publishes out of the desk’s directory', async () => {
  const old = createHub(30)
  const fresh = createHub(10)
  let hub = old.connect()
  const desk = await openDesk({ signIn: () => hub.signIn(), fetch: (path, init) => hub.fetch(path, init) })
  desk.follower.look('served')
  await until(async () => desk.entries().length === 30)
  hub = fresh.connect()
  leap += 8 * 24 * 60 * 60_000
  await until(async () => {
    desk.follower.look('served')
    return desk.entries().length === 10
  })
})

test('a place that the hub does not know is no dead end', async () => {
  const hub = createHub(3)
  const storage = memoryStorage()
  const before = await openDesk(hub.connect(), storage)
  await before.store.exchange.keepCheckpoint(
    'directory',
    JSON.stringify({ since: 'of another hub', wholeAt: quick.now() }),
  )
  await before.stop()
  const after = await openDesk(hub.connect(), storage)
  after.follower.look('served')
  await until(async () => after.entries().length === 3)
})

test('the worker who asks for it, and news from the hub, do not wait for the next round', async () => {
  const hub = createHub(1)
  const desk = await openDesk(hub.connect(), memoryStorage(), slow)
  desk.follower.look('served')
  await until(async () => desk.entries().length === 1)
  hub.write(organisation('888888888', '新社区'))
  desk.follower.look('asked')
  await until(async () => desk.entries().length === 2)
  hub.write(organisation('888888889', '又一社区'))
  leap += 61_000
  desk.follower.look('news')
  await until(async () => desk.entries().length === 3)
})

test('a desk that is kept out asks once, and not again before its feed is served', async () => {
  const hub = createHub(3)
  hub.account = 'wrong-credential'
  const desk = await openDesk(hub.connect())
  desk.follower.look('served')
  await until(async () => hub.requests.length === 1)
  const later = quick.now() + 1_800_000
  await until(async () => quick.now() > later)
  expect(hub.requests).toEqual(['POST /_session'])
})
