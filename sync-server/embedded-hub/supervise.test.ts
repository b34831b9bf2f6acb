import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { askHub } from '#testing/ask-hub'
import { until } from '#testing/until'
import { type EmbeddedHub, superviseEmbeddedHub } from './supervise.ts'

const admin = { name: 'admin', password: 'of-this-test' }
const silent = pino({ level: 'silent' })
let folder: string
let hub: EmbeddedHub

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-hub-'))
  hub = await superviseEmbeddedHub({ folder, port: 0, admin, sessionSecret: 'secret' }, silent)
})
afterEach(async () => {
  await hub.stop()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (method: string, path: string, body?: unknown) =>
  askHub(hub.url().replace('//', `//${admin.name}:${admin.password}@`), method, path, body)

test('an embedded hub that dies is started again, and has kept what it confirmed', async () => {
  await ask('PUT', '/office')
  expect((await ask('POST', '/office/_bulk_docs', { docs: [{ _id: 'a' }] })).status).toBe(201)
  const first = hub.pid()
  expect(hub.restarts()).toBe(0)
  process.kill(first ?? 0, 'SIGKILL')
  await until(async () => hub.pid() !== first && (await ask('GET', '/_up').catch(() => null)))
  expect((await ask('GET', '/office/a')).body).toMatchObject({ _id: 'a' })
  expect(hub.restarts()).toBe(1)
})

test('a second hub on the same folder is refused', async () => {
  const second = superviseEmbeddedHub({ folder, port: 0, admin, sessionSecret: 'secret' }, silent, 0)
  await expect(second).rejects.toThrow(/lock/i)
})

test('a stopped hub stays stopped', async () => {
  const pid = hub.pid() ?? 0
  await hub.stop()
  expect(() => process.kill(pid, 0)).toThrow()
})

test('only the administrator makes databases, lists them and reads users', async () => {
  for (const [method, path] of [
    ['PUT', '/office'],
    ['GET', '/_all_dbs'],
    ['GET', '/_users/_all_docs'],
    ['GET', '/_db_updates'],
  ] as const) {
    expect((await askHub(hub.url(), method, path)).status, path).toBe(401)
  }
})

test('a document cannot be written under a name that hides another', async () => {
  await ask('PUT', '/office')
  expect((await ask('PUT', '/office/harmless', { _id: '_design/guard' })).status).toBe(400)
  expect((await ask('PUT', '/office/_local/_security', { security: {} })).status).toBe(404)
  expect((await ask('GET', '/office/_temp_view')).status).toBe(404)
})

test('a guard that cannot run refuses everything rather than nothing', async () => {
  await ask('PUT', '/office')
  await ask('PUT', '/office/_design/guard', { validate_doc_update: 'function () { null.x }' })
  expect((await ask('PUT', '/office/a', {})).status).toBe(403)
})

test('no password is kept as it was typed, whichever way a user is written', async () => {
  const user = { name: 'desk-1', type: 'user', roles: ['desk'], password: 'as-typed' }
  await ask('POST', '/_users/_bulk_docs', { docs: [{ ...user, _id: 'org.couchdb.user:desk-1' }] })
  await ask('PUT', '/_users/org.couchdb.user:desk-2', { ...user, name: 'desk-2' })
  for (const name of ['desk-1', 'desk-2']) {
    expect((await askHub(hub.url(), 'POST', '/_session', { name, password: 'as-typed' })).status).toBe(200)
  }
  expect(JSON.stringify((await ask('GET', '/_users/_all_docs?include_docs=true')).body)).not.toContain(
    'as-typed',
  )
})
