import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askHub } from '#testing/ask-hub'
import { type DeskSession, openDeskSession } from '#testing/desk-session'
import { startTestHub, type TestHub } from '#testing/hub'
import { retiree } from '#testing/resident-drafts'
import { registered } from '#testing/submitted-facts'

/** What desks rely on in CouchDB's answers, as recorded from CouchDB 3.5.0: the hub under test must give the same. */

let hub: TestHub
let desk: DeskSession
let code = ''
let n = 0

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  code = hub.desks[0]?.code ?? ''
  desk = await openDeskSession(hub, code)
})
afterAll(() => hub.close())

function fact() {
  n += 1
  const { id, ...rest } = registered(code, n, retiree())
  return { _id: id, ...rest }
}

async function post(path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) {
  const { credential } = await hub.enrolmentOf(code)
  const basic = Buffer.from(`${credential.name}:${credential.password}`).toString('base64')
  const answer = await fetch(`${hub.hubUrl}/${desk.database}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${basic}`, ...headers },
    body,
  })
  return { status: answer.status, body: await answer.json() }
}

const bulk = (body: unknown) => desk.ask('POST', `/${desk.database}/_bulk_docs`, body)
const changes = async (query: string) => {
  const { body } = await desk.ask('GET', `/${desk.database}/_changes?${query}`)
  return body as {
    results: { id: string; seq: string; doc?: { _id: string } }[]
    last_seq: string
    pending: number
  }
}

describe('uploading', () => {
  test('answers a row for each document, in their order', async () => {
    const [one, two] = [fact(), fact()]
    const { status, body } = await bulk({ docs: [one, two] })
    expect(status).toBe(201)
    expect(body).toEqual(
      [one, two].map(({ _id }) => ({ ok: true, id: _id, rev: expect.stringMatching(/^1-/) })),
    )
  })

  test('a retry after a lost answer is a conflict, and reads back equal', async () => {
    const sent = fact()
    await bulk({ docs: [sent] })
    const { body } = await bulk({ docs: [sent] })
    expect(body).toEqual([{ id: sent._id, error: 'conflict', reason: 'Document update conflict.' }])
    const kept = await desk.ask('POST', `/${desk.database}/_all_docs?include_docs=true`, {
      keys: [sent._id, 'never'],
    })
    expect(kept.body).toMatchObject({
      rows: [
        { id: sent._id, doc: sent },
        { key: 'never', error: 'not_found' },
      ],
    })
  })

  test('one document too large makes the whole request 413, and nothing of it is stored', async () => {
    const [small, large] = [fact(), { ...fact(), body: { text: 'x'.repeat(8_100_000) } }]
    expect((await bulk({ docs: [small, large] })).status).toBe(413)
    expect((await desk.ask('GET', `/${desk.database}/${encodeURIComponent(small._id)}`)).status).toBe(404)
  })

  test('one reserved field makes the whole request 400, and nothing of it is stored', async () => {
    const [good, strange] = [fact(), { ...fact(), _strange: 1 }]
    expect(await bulk({ docs: [good, strange] })).toMatchObject({
      status: 400,
      body: { error: 'doc_validation' },
    })
    expect((await desk.ask('GET', `/${desk.database}/${encodeURIComponent(good._id)}`)).status).toBe(404)
  })

  test('takes a gzip body', async () => {
    const packed = new Uint8Array(gzipSync(JSON.stringify({ docs: [fact()] })))
    const { status, body } = await post('_bulk_docs', packed, { 'content-encoding': 'gzip' })
    expect([status, body]).toEqual([201, [expect.objectContaining({ ok: true })]])
  })

  test('answers broken JSON with 400 and another content type with 415', async () => {
    expect((await post('_bulk_docs', '{"docs":[', {})).status).toBe(400)
    expect((await post('_bulk_docs', '{"docs":[]}', { 'content-type': 'text/plain' })).status).toBe(415)
  })

  test('a replicator’s upload is told the refused rows only; a desk may not upload with a history at all', async () => {
    const first = { ...fact(), _rev: '1-00000000000000000000000000000001' }
    const second = { ...fact(), _rev: '1-00000000000000000000000000000002' }
    const upload = { docs: [first, second], new_edits: false }
    const refused = (await bulk(upload)).body as { id: string; error: string; reason: string }[]
    // CouchDB names them in an order of its own.
    expect(refused.map(({ id }) => id).sort()).toEqual([first._id, second._id].sort())
    for (const row of refused) {
      expect(row).toMatchObject({ error: 'forbidden', reason: 'a fact has no history' })
    }
    const { body } = await askHub(hub.adminUrl, 'POST', `/${desk.database}/_bulk_docs`, upload)
    expect(body).toEqual([])
  })
})

describe('reading many at once', () => {
  test('by key, what was removed has a row without an error, also when it was compacted away', async () => {
    const removed = fact()
    const [{ rev = '' } = {}] = (await bulk({ docs: [removed] })).body as { rev?: string }[]
    const path = `/${desk.database}`
    const docs = [{ _id: removed._id, _rev: rev, _deleted: true }]
    await askHub(hub.adminUrl, 'POST', `${path}/_bulk_docs`, { docs })
    await askHub(hub.adminUrl, 'POST', `${path}/_compact`, {})
    const keys = [removed._id, 'never']
    const { body } = await askHub(hub.adminUrl, 'POST', `${path}/_all_docs`, { keys })
    expect(body).toMatchObject({
      rows: [
        { id: removed._id, value: { rev: expect.stringMatching(/^2-/), deleted: true } },
        { key: 'never', error: 'not_found' },
      ],
    })
    expect(Object(body).rows[0]).not.toHaveProperty('error')
  })

  test('several ranges of ids come in the order in which they were asked, without documents', async () => {
    const [one, two] = [fact(), fact()]
    await bulk({ docs: [one, two] })
    const ranges = [two, one].map(({ subject }) => ({ startkey: `${subject}:`, endkey: `${subject}:\ufff0` }))
    const queries = [...ranges, { startkey: 'never', endkey: 'never\ufff0' }]
    const { status, body } = await desk.ask('POST', `/${desk.database}/_all_docs/queries`, { queries })
    const row = ({ _id: id }: { _id: string }) => ({ id, key: id, value: { rev: expect.any(String) } })
    expect([status, body]).toMatchObject([
      200,
      { results: [{ rows: [row(two)] }, { rows: [row(one)] }, { rows: [] }] },
    ])
  })

  test('documents come by id with a place for each, there or not', async () => {
    const kept = fact()
    await bulk({ docs: [kept] })
    const docs = [{ id: 'never' }, { id: kept._id }]
    const { status, body } = await desk.ask('POST', `/${desk.database}/_bulk_get`, { docs })
    expect([status, body]).toMatchObject([
      200,
      {
        results: [
          { id: 'never', docs: [{ error: { error: 'not_found', reason: 'missing' } }] },
          { id: kept._id, docs: [{ ok: kept }] },
        ],
      },
    ])
  })

  test.each(['_bulk_get', '_all_docs/queries'])('%s without its list is 400', async (path) => {
    expect((await desk.ask('POST', `/${desk.database}/${path}`, {})).status).toBe(400)
  })

  test.each(['_bulk_get', '_all_docs/queries'])('%s is closed to another office', async (path) => {
    const stranger = await openDeskSession(hub, hub.desks[2]?.code ?? '')
    const asked = { docs: [{ id: 'a' }], queries: [{}] }
    expect((await stranger.ask('POST', `/${desk.database}/${path}`, asked)).status).toBe(403)
  })
})

describe('signing in', () => {
  test('a right password opens a session by cookie', async () => {
    const { credential } = await hub.enrolmentOf(code)
    const { status, headers, body } = await askHub(hub.hubUrl, 'POST', '/_session', credential)
    expect([status, body]).toMatchObject([200, { ok: true, name: credential.name }])
    expect(headers.get('set-cookie')).toMatch(/^AuthSession=[^;]+;.*HttpOnly/)
  })

  test('a cookie that somebody altered is 401', async () => {
    const { credential } = await hub.enrolmentOf(code)
    const { headers } = await askHub(hub.hubUrl, 'POST', '/_session', credential)
    const [, given = ''] = /^AuthSession=([^;]+)/.exec(headers.get('set-cookie') ?? '') ?? []
    const altered = given.slice(0, -10) + given.slice(-10).split('').reverse().join('')
    const forged = { cookie: `AuthSession=${altered}` }
    const answer = await askHub(hub.hubUrl, 'GET', `/${desk.database}/_changes`, undefined, forged)
    expect(answer.status).toBe(401)
  })

  test('signing in is not hindered by a cookie of another hub', async () => {
    const { credential } = await hub.enrolmentOf(code)
    const foreign = { cookie: 'AuthSession=ZGVzay0x.abc.def' }
    expect((await askHub(hub.hubUrl, 'POST', '/_session', credential, foreign)).status).toBe(200)
  })

  test('after several wrong passwords the right one is answered "locked"', async () => {
    const { credential } = await hub.enrolmentOf(hub.desks[3]?.code ?? '')
    const wrong = { ...credential, password: 'wrong' }
    for (let times = 0; times < 6; times += 1) await askHub(hub.hubUrl, 'POST', '/_session', wrong)
    expect(await askHub(hub.hubUrl, 'POST', '/_session', credential)).toMatchObject({
      status: 403,
      body: { error: 'forbidden', reason: expect.stringContaining('temporarily locked') },
    })
  })

  test('a wrong password is 401', async () => {
    const { credential } = await hub.enrolmentOf(hub.desks[2]?.code ?? '')
    const answer = await askHub(hub.hubUrl, 'POST', '/_session', { ...credential, password: 'wrong' })
    expect(answer).toMatchObject({ status: 401, body: { error: 'unauthorized' } })
  })
})

describe('following changes', () => {
  test('comes in batches with opaque sequences, and goes on after each', async () => {
    await desk.send(fact(), fact(), fact())
    const seen: string[] = []
    for (let since = '0'; ; ) {
      const batch = await changes(`include_docs=true&limit=2&since=${encodeURIComponent(since)}`)
      if (batch.results.length === 0) break
      seen.push(...batch.results.map((row) => row.id))
      since = batch.last_seq
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toContain('_design/guard')
    expect((await changes('since=now')).pending).toBe(0)
  })

  test('an unreadable sequence is 400', async () => {
    expect((await desk.ask('GET', `/${desk.database}/_changes?since=rubbish`)).status).toBe(400)
  })

  test('a long-poll beats through the proxy while nothing happens, and ends with the next write', async () => {
    const { last_seq: since } = await changes('since=now')
    const { credential } = await hub.enrolmentOf(code)
    const basic = Buffer.from(`${credential.name}:${credential.password}`).toString('base64')
    const query = `feed=longpoll&heartbeat=50&include_docs=true&since=${encodeURIComponent(since)}`
    const answer = await fetch(`${hub.hubUrl}/${desk.database}/_changes?${query}`, {
      headers: { authorization: `Basic ${basic}` },
    })
    const reader = (answer.body ?? new ReadableStream<Uint8Array<ArrayBuffer>>())
      .pipeThrough(new TextDecoderStream())
      .getReader()
    let text = ''
    while (!/\n\n/.test(text)) text += (await reader.read()).value ?? ''
    const late = fact()
    await bulk({ docs: [late] })
    for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value
    const body = JSON.parse(text) as { results: { id: string }[]; last_seq: string }
    expect(body.results.map(({ id }) => id)).toEqual([late._id])
    expect(body.last_seq).not.toBe(since)
  })

  test('a long-poll that the desk gives up is given up at the hub', async () => {
    const { last_seq: since } = await changes('since=now')
    const { credential } = await hub.enrolmentOf(code)
    const basic = Buffer.from(`${credential.name}:${credential.password}`).toString('base64')
    const giveUp = new AbortController()
    const query = `feed=longpoll&heartbeat=50&since=${encodeURIComponent(since)}`
    const polled = fetch(`${hub.hubUrl}/${desk.database}/_changes?${query}`, {
      headers: { authorization: `Basic ${basic}` },
      signal: giveUp.signal,
    }).then((answer) => answer.text())
    giveUp.abort()
    await expect(polled).rejects.toThrow()
    expect((await bulk({ docs: [fact()] })).status).toBe(201)
  })
})

test('a PouchDB checkpoint is kept and read back', async () => {
  const path = `/${desk.database}/_local/checkpoint-1`
  expect((await desk.ask('PUT', path, { last_seq: '7' })).status).toBe(201)
  expect((await desk.ask('GET', path)).body).toMatchObject({ last_seq: '7' })
})
