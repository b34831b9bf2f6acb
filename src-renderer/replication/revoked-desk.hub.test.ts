import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Enrolment } from '#contracts/enrolment'
import { deskRoles, deskUser, orgDatabase, REVOKED_ROLE } from '#contracts/hub-databases'
import { askHub } from '#testing/ask-hub'
import { startTestHub, type TestHub } from '#testing/hub'
import { memoryStorage } from '#testing/memory-storage'
import { simulatedDesk } from '#testing/simulated-desk'
import { until } from '#testing/until'
import { openHubSession } from '../../src-main/hub-session.ts'
import { systemClock } from './clock.ts'
import type { HubConnection } from './hub-connection.ts'

let hub: TestHub
let enrolment: Enrolment
beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  const desk = hub.desks[0]
  if (!desk) throw new Error('a hub without a desk')
  enrolment = await hub.enrolmentOf(desk.code)
})
afterAll(() => hub?.close())

/** The way of the Electron edition to the hub: a cookie that is kept between requests. */
function connect(): HubConnection {
  const { hubUrl, credential, ...identity } = enrolment
  const session = openHubSession(
    { identity: () => identity, hubUrl: () => hubUrl, credential: () => credential },
    (address, init) => fetch(address, init),
  )
  return { signIn: session.signIn, fetch: (path, init = {}) => session.request(path, init) }
}

/** What an administrator does: the desk's account keeps its password and has these roles from now on. */
async function giveRoles(roles: readonly string[]): Promise<void> {
  const path = `/_users/org.couchdb.user:${deskUser(enrolment.desk.code)}`
  const { body } = await askHub(hub.adminUrl, 'GET', path)
  const { status } = await askHub(hub.adminUrl, 'PUT', path, { ...Object(body), roles })
  expect(status).toBe(201)
}

async function isAtHub(factId: string): Promise<boolean> {
  const path = `/${orgDatabase(enrolment.organisation.code)}/${encodeURIComponent(factId)}`
  return (await askHub(hub.adminUrl, 'GET', path)).status === 200
}

test('a desk revoked in the middle of its session keeps its facts, stays revoked after a restart, and unlocks', async () => {
  const storage = memoryStorage()
  const start = async (line: HubConnection) => {
    const desk = simulatedDesk(enrolment.desk.code, { line, clock: systemClock, storage })
    await desk.start()
    return desk
  }
  const first = await start(connect())
  const health = () => first.replication().health()
  const taken = await first.register()
  await until(async () => health().phase === 'up-to-date' && health().waiting.count === 0)
  expect(await isAtHub(taken.id)).toBe(true)

  await giveRoles([REVOKED_ROLE])
  const kept = await first.register()
  await until(async () => health().phase === 'revoked' && health().revokedSince !== null)
  expect(await first.replication().unsent()).toEqual([kept])
  expect(first.store().exchange.refused.all.get()).toEqual([])
  expect(await isAtHub(kept.id)).toBe(false)
  await first.stop()

  const offline = await start({
    signIn: async () => ({ outcome: 'no-hub', reason: 'no line' }),
    fetch: () => Promise.reject(new TypeError('Failed to fetch')),
  })
  await until(async () => offline.replication().health().phase === 'no-hub')
  expect(offline.replication().health().revokedSince).not.toBeNull()
  expect(await offline.replication().unsent()).toEqual([kept])
  await offline.stop()

  const last = await start(connect())
  await until(async () => last.replication().health().phase === 'revoked')
  const { code, level } = enrolment.organisation
  await giveRoles(deskRoles(code, enrolment.desk.code, level))
  last.replication().syncNow()
  await until(async () => {
    const { phase, waiting, revokedSince } = last.replication().health()
    return phase === 'up-to-date' && waiting.count === 0 && revokedSince === null
  })
  expect(await isAtHub(kept.id)).toBe(true)
  await last.stop()
})
