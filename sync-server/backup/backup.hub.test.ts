import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evidenceRevision } from '#contracts/evidence-documents'
import {
  DIRECTORY_DATABASE,
  evidenceDatabase,
  orgDatabase,
  REGISTER_DATABASE,
} from '#contracts/hub-databases'
import { parseVolunteerNumber } from '#domain/volunteer-number'
import { askHub } from '#testing/ask-hub'
import { type DeskSession, openDeskSession } from '#testing/desk-session'
import { sampleResident, seededRandom } from '#testing/sample-residents'
import { sealedBy } from '#testing/sealed-evidence'
import { registered } from '#testing/submitted-facts'
import { until } from '#testing/until'
import { superviseEmbeddedHub } from '../embedded-hub/supervise.ts'
import { connectHubStore, type Stored } from '../hub-store.ts'
import { readHubKeys } from '../keys/hub-keys.ts'
import { startHub } from '../start-hub.ts'
import { TRIAL_TREE } from '../trial-tree.ts'

const scripts = resolve(import.meta.dirname, '../../scripts')
const run = promisify(execFile)
const log = pino({ level: 'silent' })
const random = seededRandom(7)
const [here = '', , there = ''] = TRIAL_TREE.desks.map(({ code }) => code)
const EVIDENCE = evidenceDatabase(here.slice(0, -3))
/** More than two pages. */
const SHARDS = 1100

const folder = mkdtempSync(join(tmpdir(), 'backup-'))
const file = join(folder, 'hub.jsonl.gz')
const closers: (() => Promise<void>)[] = []

interface OldHub {
  readonly adminUrl: string
  readonly url: string
  openDesk(code: string): Promise<DeskSession>
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const port = Object(probe.address()).port
  probe.close()
  await once(probe, 'close')
  return port
}

const adminOf = (data: string, port: number) =>
  `http://hub-admin:${readHubKeys(data).adminPassword}@127.0.0.1:${port}`

/** A whole hub; always an embedded one, because only an embedded one can be had empty. */
async function open(data: string): Promise<OldHub> {
  const couchPort = await freePort()
  const surroundings = { folder: data, tree: TRIAL_TREE, couchPort, deskFolder: data, log }
  const hub = await startHub({ ...surroundings, port: 0, trial: true, couchUrl: null, postOffice: true })
  closers.push(hub.stop)
  const enrolmentOf = async (code: string) => {
    const enrolment = hub.enrolmentOf(code)
    if (!enrolment) throw new Error(`no desk ${code}`)
    return enrolment
  }
  return {
    adminUrl: adminOf(data, couchPort),
    url: hub.url,
    openDesk: (code) => openDeskSession({ hubUrl: `${hub.url}/hub`, enrolmentOf }, code),
    stop: hub.stop,
  }
}

/** CouchDB alone, as it comes: no database but its own. */
async function openEmpty(data: string): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const { adminPassword: password, sessionSecret } = readHubKeys(data)
  const admin = { name: 'hub-admin', password }
  const order = { folder: join(data, 'hub'), port: 0, admin, sessionSecret }
  const couch = await superviseEmbeddedHub(order, log)
  closers.push(couch.stop)
  return { adminUrl: adminOf(data, Number(new URL(couch.url()).port)), stop: couch.stop }
}

function runScript(name: string, adminUrl: string, args: readonly string[]) {
  return run(process.execPath, [join(scripts, name), ...args], { env: { ...process.env, HUB_URL: adminUrl } })
}

/** What a person reads of a script that did not do it. */
async function refusalOf(work: Promise<unknown>): Promise<string> {
  const failure: unknown = await work.then(
    () => null,
    (reason) => reason,
  )
  const { code, stderr } = Object(failure) as { code?: number; stderr?: string }
  expect(code).toBe(1)
  return stderr ?? ''
}

async function documentsOf(adminUrl: string, database: string): Promise<readonly Stored[]> {
  const { body } = await askHub(adminUrl, 'GET', `/${database}/_all_docs?include_docs=true&attachments=true`)
  return (body as { rows: { doc: Stored }[] }).rows.map(({ doc }) => doc)
}

let old: OldHub
let desks: readonly DeskSession[]

async function register(desk: DeskSession, code: string, n: number): Promise<string> {
  const fact = registered(code, n, { ...sampleResident(n + Number(code.slice(-4, -3)) * 40, code, random) })
  await desk.send(fact)
  return fact.id
}

async function numberGiven(adminUrl: string, factId: string): Promise<string> {
  const store = connectHubStore(() => adminUrl)
  const orgs = TRIAL_TREE.organisations.map(({ code }) => orgDatabase(code))
  const ruled = await until(async () => {
    const found = await Promise.all(orgs.map((org) => store.find(org, `${factId}.ruled`)))
    return found.find((document) => document !== null)
  })
  const { ruling } = Object(ruled.body) as { ruling: { volunteerNumber?: string } }
  if (!ruling.volunteerNumber) throw new Error(JSON.stringify(ruling))
  return ruling.volunteerNumber
}

/** The last that the post office writes about what a desk sent. */
async function receiptOf(desk: string, through: number): Promise<void> {
  const store = connectHubStore(() => old.adminUrl)
  const id = `desk:${desk}:${String(through).padStart(12, '0')}.received`
  await until(() => store.find(orgDatabase(desk.slice(0, -3)), id))
}

beforeAll(async () => {
  old = await open(join(folder, 'old'))
  desks = [await old.openDesk(here), await old.openDesk(there)]
  const [first, second] = desks
  if (!first || !second) throw new Error('no desks')
  const sent = [
    await register(first, here, 1),
    await register(first, here, 2),
    await register(second, there, 1),
  ]
  for (const id of sent) await numberGiven(old.adminUrl, id)
  await receiptOf(here, 2)
  await receiptOf(there, 1)
  const photo = { content_type: 'image/png', data: Buffer.from('not really one').toString('base64') }
  const docs = Array.from({ length: SHARDS }, (_, index) => ({
    _id: `shard:${String(index).padStart(5, '0')}`,
    ...(index === 0 ? { _attachments: { photo } } : { index }),
  }))
  expect((await askHub(old.adminUrl, 'POST', `/${EVIDENCE}/_bulk_docs`, { docs })).status).toBe(201)
  const sealed = await sealedBy(here, readHubKeys(join(folder, 'old')).export.publicKey)
  const copied = { docs: [sealed.manifest, ...sealed.chunks], new_edits: false }
  await desks[0]?.ask('POST', `/${EVIDENCE}/_bulk_docs`, copied)
  await runScript('backup-hub.ts', old.adminUrl, ['--out', file])
})
afterAll(async () => {
  for (const close of closers) await close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

describe('a backup', () => {
  test('can be read by its owner alone, and holds no key of the hub', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const keys = readHubKeys(join(folder, 'old'))
    const text = gunzipSync(readFileSync(file)).toString()
    expect(text).toContain('"allocation:')
    for (const secret of [keys.adminPassword, keys.sessionSecret, keys.identity.toString('base64url')]) {
      expect(text).not.toContain(secret)
    }
  })

  test('is never written over', async () => {
    const before = readFileSync(file)
    expect(await refusalOf(runScript('backup-hub.ts', old.adminUrl, ['--out', file]))).toContain('已存在')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('leaves nothing behind where the hub keeps it out', async () => {
    const wrong = old.adminUrl.replace(/:[^:@]+@/, ':wrong@')
    const out = join(folder, 'refused.jsonl.gz')
    expect(await refusalOf(runScript('backup-hub.ts', wrong, ['--out', out]))).toContain('HTTP 401')
    expect([existsSync(out), existsSync(`${out}.part`)]).toEqual([false, false])
  })
})

describe('a damaged backup is refused, and nothing of it is written:', () => {
  const bytes = () => readFileSync(file)
  const text = () => gunzipSync(bytes()).toString()
  /** The first ten bytes of the compression name a date and a system, and nothing depends on them. */
  const changedByte = (part: number) => {
    const changed = bytes()
    const place = 10 + Math.floor((changed.length - 11) * part)
    changed[place] = (changed[place] ?? 0) ^ 1
    return changed
  }
  const damages: Record<string, () => Buffer> = {
    'a changed byte at its beginning': () => changedByte(0),
    'a changed byte in its middle': () => changedByte(0.5),
    'a changed byte at its end': () => changedByte(1),
    'cut off': () => bytes().subarray(0, -200),
    'cut off between two lines and compressed anew': () =>
      gzipSync(text().split('\n').slice(0, 40).join('\n')),
    'one character of a resident changed and compressed anew': () =>
      gzipSync(text().replace('"male"', '"mole"')),
    'one line left out': () => gzipSync(text().split('\n').toSpliced(20, 1).join('\n')),
    'something behind its checksum': () => gzipSync(`${text()}{"doc":{"_id":"a","_rev":"1-a"}}\n`),
    empty: () => Buffer.alloc(0),
    'not compressed at all': () => Buffer.from(text()),
  }
  let empty: { adminUrl: string }
  beforeAll(async () => {
    empty = await openEmpty(join(folder, 'still-empty'))
  })

  test.each(Object.keys(damages))('%s', async (damage) => {
    const damaged = join(folder, 'damaged.jsonl.gz')
    writeFileSync(damaged, damages[damage]?.() ?? '')
    const before = (await askHub(empty.adminUrl, 'GET', '/_all_dbs')).body
    expect(await refusalOf(runScript('restore-hub.ts', empty.adminUrl, ['--in', damaged]))).toContain(
      '不是完整的枢纽备份',
    )
    expect((await askHub(empty.adminUrl, 'GET', '/_all_dbs')).body).toEqual(before)
  })
})

describe('restoring', () => {
  const data = join(folder, 'new')
  let restored: OldHub

  beforeAll(async () => {
    // What the handbook says: the keys come back first, from their own place.
    cpSync(join(folder, 'old', 'keys'), join(data, 'keys'), { recursive: true })
    const empty = await openEmpty(data)
    const { stdout, stderr } = await runScript('restore-hub.ts', empty.adminUrl, ['--in', file])
    expect(stdout).toMatch(/^restored: \d+ databases/)
    expect(stderr).toContain('100%')
    await empty.stop()
    restored = await open(data)
  })

  test('refuses a hub that holds anything already', async () => {
    expect(await refusalOf(runScript('restore-hub.ts', old.adminUrl, ['--in', file]))).toContain('已有数据')
  })

  test('desks sign in with the passwords they have, and read the same facts under the same revisions', async () => {
    for (const code of [here, there]) {
      const [before, after] = [await old.openDesk(code), await restored.openDesk(code)]
      const path = `/${before.database}/_all_docs?include_docs=true`
      const was = (await before.ask('GET', path)).body as { rows: unknown[] }
      expect(was.rows.length).toBeGreaterThan(2)
      expect((await after.ask('GET', path)).body).toEqual(was)
    }
  })

  test('an office stays closed to the desks of another', async () => {
    const desk = await restored.openDesk(here)
    expect((await desk.ask('GET', `/${orgDatabase(there.slice(0, -3))}/_all_docs`)).status).toBe(403)
    for (const name of [REGISTER_DATABASE, DIRECTORY_DATABASE, desk.database]) {
      const securityAt = async (adminUrl: string) =>
        (await askHub(adminUrl, 'GET', `/${name}/_security`)).body
      expect(await securityAt(restored.adminUrl)).toEqual(await securityAt(old.adminUrl))
    }
  })

  test('more documents than a page come back, and attachments with them', async () => {
    const back = await documentsOf(restored.adminUrl, EVIDENCE)
    expect(back.length).toBeGreaterThan(SHARDS)
    // Chunks come back under the one revision that their ids have: a desk that sends them again is not refused.
    expect(back.filter(({ _id, _rev }) => _rev === evidenceRevision(_id)).length).toBe(5)
    expect(back).toEqual(await documentsOf(old.adminUrl, EVIDENCE))
  })

  test('the post office counts anew what it holds, and comes to the same', async () => {
    const ledgers = async (adminUrl: string) =>
      (await documentsOf(adminUrl, REGISTER_DATABASE))
        .filter(({ _id }) => _id.startsWith('ledger:'))
        .map(({ _id, through, beyond }) => ({ _id, through, beyond }))
    const was = await ledgers(old.adminUrl)
    expect(was.length).toBe(2)
    await expect.poll(() => ledgers(restored.adminUrl), { timeout: 20_000 }).toEqual(was)
  })

  test('nobody gets a number that the old hub gave out after the backup', async () => {
    const [oldDesk] = desks
    if (!oldDesk) throw new Error('no desk')
    const late = await numberGiven(old.adminUrl, await register(oldDesk, here, 3))
    const desk = await restored.openDesk(here)
    const next = await numberGiven(restored.adminUrl, await register(desk, here, 4))
    const [lost, given] = [parseVolunteerNumber(late), parseVolunteerNumber(next)]
    if (!lost.ok || !given.ok) throw new Error('no numbers')
    expect(given.value.sequence - lost.value.sequence).toBeGreaterThan(9_000)
    expect(given.value.division).toBe(lost.value.division)
  })
})
