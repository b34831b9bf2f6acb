import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DIRECTORY_DATABASE, orgDatabase } from '#contracts/hub-databases'
import type { AnyFact } from '#domain/fact'
import { askHub } from '#testing/ask-hub'
import { type DeskSession, openDeskSession } from '#testing/desk-session'
import { startTestHub, type TestHub } from '#testing/hub'
import { retiree } from '#testing/resident-drafts'
import { registered } from '#testing/submitted-facts'
import { LARGEST_FACT } from './guard-source.ts'

let hub: TestHub
let desk: DeskSession
let [own, neighbour, elsewhere] = ['', '', '']

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  ;[own = '', neighbour = '', elsewhere = ''] = hub.desks.map(({ code }) => code)
  desk = await openDeskSession(hub, own)
})
afterAll(() => hub.close())

const fact = (changes: Partial<AnyFact> = {}) => registered(own, 1, retiree(), changes)

describe('the guard of an office’s database', () => {
  test('lets a desk add facts of its own, of kinds it does not know as well', async () => {
    const rows = await desk.send(fact(), fact({ kind: 'something-of-next-year', schema: 7 }))
    expect(rows).toEqual([expect.objectContaining({ ok: true }), expect.objectContaining({ ok: true })])
  })

  test.each([
    ['in the name of the desk beside it', () => fact({ desk: neighbour })],
    ['in the name of another office', () => fact({ desk: elsewhere, org: elsewhere.slice(0, -3) })],
    ['for another office under its own name', () => fact({ org: elsewhere.slice(0, -3) })],
    ['as the hub', () => fact({ desk: 'hub', org: 'hub', worker: 'hub' })],
    ['a ruling', () => fact({ kind: 'registration-ruled' })],
    ['a receipt', () => fact({ kind: 'desk-receipt' })],
    ['that a review was opened', () => fact({ kind: 'review-opened' })],
    ['that a dispute is settled', () => fact({ kind: 'dispute-settled' })],
    ['that a registration has ended', () => fact({ kind: 'registration-ended' })],
    ['a decision that is not an office’s to take', () => fact({ kind: 'review-decided' })],
    ['in the name of another office’s worker', () => fact({ worker: `${elsewhere.slice(0, -3)}-w1` })],
    ['under number nought', () => fact({ n: 0 })],
    ['under half a number', () => fact({ n: 1.5 })],
    ['under a number as text', () => ({ ...fact(), n: '1' })],
    ['without a schema', () => ({ ...fact(), schema: 0 })],
    ['without an order', () => fact({ order: '' })],
    ['with a list for a body', () => ({ ...fact(), body: [] })],
    ['of half a megabyte', () => fact({ body: { text: 'x'.repeat(LARGEST_FACT) } })],
    ['an erasure', () => ({ ...fact(), redacted: true })],
    ['under an id that belongs to another subject', () => fact({ id: 'registration:other:1' })],
    ['under the id of the ruling to come', () => ({ ...fact(), id: `${fact().id}.ruled` })],
    ['without a kind', () => ({ ...fact(), kind: '' })],
    ['what is no fact', () => ({ _id: 'notes' })],
    [
      'with an attachment',
      () => {
        const attachment = { content_type: 'text/plain', data: 'aGk=' }
        return { ...fact(), _attachments: { note: attachment } }
      },
    ],
    ['a design document', () => ({ _id: '_design/mine', views: {} })],
  ])('lets no desk write %s', async (_what, build) => {
    expect(await desk.send(build())).toEqual([expect.objectContaining({ error: 'forbidden' })])
  })

  test('lets an organisation above others write its decisions', async () => {
    const corps = hub.desks.find(({ org }) => org === hub.tree.organisations[2]?.code)?.code ?? ''
    const decided = registered(corps, 1, {}, { kind: 'review-decided' })
    const rows = await (await openDeskSession(hub, corps)).send(decided)
    expect(rows).toEqual([expect.objectContaining({ ok: true })])
  })

  test('lets no desk change or remove what is written', async () => {
    const written = fact()
    const [row] = await desk.send(written)
    const revised = { _id: written.id, _rev: row?.rev, ...written }
    const { id: _, ...changed } = { ...revised, body: {} }
    expect(await desk.send(changed)).toEqual([expect.objectContaining({ error: 'forbidden' })])
    const removal = { _id: written.id, _rev: row?.rev, _deleted: true, desk: own, org: written.org }
    expect(await desk.send(removal)).toEqual([expect.objectContaining({ error: 'forbidden' })])
  })

  test('lets no desk put a second history beside what is written, as a replicator could', async () => {
    const written = fact()
    await desk.send(written)
    const { id, ...rest } = written
    const rival = { ...rest, _id: id, _rev: `1-${'f'.repeat(32)}`, body: retiree({ fullName: '李四' }) }
    await desk.ask('POST', `/${desk.database}/_bulk_docs`, { docs: [rival], new_edits: false })
    const { body } = await desk.ask('GET', `/${desk.database}/${id}`)
    expect(body).toMatchObject({ body: { fullName: '张秀英' } })
  })

  test('lets no desk copy a ruling of its own making past it', async () => {
    const written = fact()
    const ruling = { ...written, kind: 'registration-ruled', desk: 'hub', org: 'hub', worker: 'hub', n: 0 }
    const { id: _, ...forged } = ruling
    const kept = await desk.ask('PUT', `/${desk.database}/_local/draft`, forged)
    expect(kept.status).toBe(201)
    const target = `${written.id}.ruled`
    await desk.ask('COPY', `/${desk.database}/_local/draft`, undefined, { destination: target })
    expect((await desk.ask('GET', `/${desk.database}/${target}`)).status).toBe(404)
  })

  test('refuses row by row: a good fact among bad ones is stored', async () => {
    const rows = await desk.send(fact({ desk: neighbour }), fact(), fact({ kind: 'desk-receipt' }))
    expect(rows.map((row) => row.error ?? 'stored')).toEqual(['forbidden', 'stored', 'forbidden'])
  })
})

describe('what a desk can open', () => {
  test('its own office and the directory, and nothing else', async () => {
    const statusOf = async (path: string) => (await desk.ask('GET', path)).status
    expect(await statusOf(`/${desk.database}/_changes`)).toBe(200)
    expect(await statusOf(`/${DIRECTORY_DATABASE}/_all_docs`)).toBe(200)
    expect(await statusOf(`/${orgDatabase(elsewhere.slice(0, -3))}/_changes`)).toBe(403)
  })

  test('not the register, the users or another office, even when it asks CouchDB itself', async () => {
    const { credential } = await hub.enrolmentOf(own)
    const couch = new URL(hub.adminUrl)
    couch.username = credential.name
    couch.password = credential.password
    for (const path of [
      `/${hub.register}/_all_docs`,
      '/_users/_all_docs',
      `/${orgDatabase(elsewhere.slice(0, -3))}`,
    ]) {
      expect((await askHub(couch.href, 'GET', path)).status, path).toBeGreaterThanOrEqual(401)
    }
  })

  test('the directory for reading only', async () => {
    const answer = await desk.ask('POST', `/${DIRECTORY_DATABASE}/_bulk_docs`, {
      docs: [{ _id: 'organisation:1' }],
    })
    expect(answer.body).toEqual([expect.objectContaining({ error: 'forbidden' })])
  })

  test('nothing without signing in', async () => {
    expect((await askHub(hub.hubUrl, 'GET', `/${desk.database}/_changes`)).status).toBe(401)
  })
})
