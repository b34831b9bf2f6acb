import { afterAll, beforeAll, expect, test } from 'vitest'
import { DIRECTORY_DATABASE, orgDatabase } from '#contracts/hub-databases'
import { toHubDocument } from '#contracts/hub-document'
import type { DeskKey } from '#contracts/seal-crypto'
import type { AnyFact } from '#domain/fact'
import { type DeskSession, openDeskSession } from '#testing/desk-session'
import { startTestHub, type TestHub } from '#testing/hub'
import { postOfficeOf, workEverywhere } from '#testing/post-office-of'
import { rulingsOf } from '#testing/rulings-of'
import { signedRegistration } from '#testing/signed-registration'
import { registered } from '#testing/submitted-facts'
import { sealInTurn, trialDeskKey } from '#testing/trial-seals'
import { until } from '#testing/until'
import { changeDeskRecord, findDeskRecord } from '../organisations/desk-record.ts'
import type { Surroundings } from '../post-office/post-office-surroundings.ts'
import { openRegisterCounts } from '../post-office/register-counts.ts'
import { findDeskKeys } from './desk-keys.ts'

let hub: TestHub
let post: Surroundings
let [desk = '', beside = '', third = ''] = ['', '', '']
let key: DeskKey
const sessions = new Map<string, DeskSession>()

beforeAll(async () => {
  hub = await startTestHub({ postOffice: false })
  post = postOfficeOf(hub, undefined, { policy: 'manual' })
  ;[desk = '', beside = '', third = ''] = hub.desks.map(({ code }) => code)
  key = await trialDeskKey()
  for (const code of [desk, beside, third]) {
    sessions.set(code, await openDeskSession(hub, code))
    // A trial counts every browser that it hands an enrolment to; here each desk has been enrolled once.
    await until(async () => (await findDeskRecord(post, code))?.enrolments === 2)
    await changeDeskRecord(post, code, (record) => record && { ...record, enrolments: 1 })
  }
})
afterAll(() => hub.close())

async function deliver(from: string, ...facts: readonly AnyFact[]): Promise<void> {
  for (const fact of facts) await sessions.get(from)?.send(fact)
  await workEverywhere(post)
}

async function notesOf(of: string) {
  const notes = await post.store.findByPrefix(hub.register, `seal:${of}:`)
  return notes.map(({ id, n, findings }) => ({ id, n, findings }))
}

async function keysOf(of: string): Promise<readonly string[]> {
  return (await findDeskKeys(post, of)).map(({ publicKey }) => publicKey)
}

test('the first key of a desk is published to everybody, and what it sealed is noted nowhere', async () => {
  const facts = await sealInTurn([registered(desk, 1, {}), registered(desk, 2, {})], key)
  await deliver(desk, ...facts)
  expect(await keysOf(desk)).toEqual([key.publicKey])
  const published = await post.store.findByPrefix(DIRECTORY_DATABASE, `desk-key:${desk}:`)
  expect(published).toMatchObject([{ kind: 'desk-key', desk, publicKey: key.publicKey, since: 1 }])
  expect(await notesOf(desk)).toEqual([])
})

test('the copy that a reviewer reads has the very seal of the desk', async () => {
  const [fact] = await sealInTurn([signedRegistration(desk, 3)], key)
  if (fact === undefined) throw new Error('nothing was sealed')
  await deliver(desk, fact)
  const review = await post.store.find(hub.register, `review:${fact.id}`)
  const copy = await post.store.find(orgDatabase(String(review?.reviewer)), fact.id)
  const { _rev, ...content } = copy ?? {}
  expect(content).toEqual(toHubDocument(fact))
})

test('a fact whose seal does not hold is kept and ruled on, and a person is told what was altered', async () => {
  const [fact] = await sealInTurn([registered(desk, 4, {})], key)
  if (fact === undefined) throw new Error('nothing was sealed')
  const later = { ...fact, at: '2026-03-02T11:00:00+08:00' }
  await deliver(desk, later)
  expect((await rulingsOf(hub, fact.org)).get(fact.id)?.outcome).toBe('returned')
  expect(await notesOf(desk)).toEqual([{ id: fact.id, n: 4, findings: ['times-altered'] }])
  const counts = openRegisterCounts({ store: post.store, register: hub.register, nowMs: Date.now })
  expect(await counts.seals()).toEqual(new Map([['times-altered', 1]]))
  // Looked at again by a post office that was killed before it noted how far it was, it is one note.
  await workEverywhere(postOfficeOf(hub, undefined, { policy: 'manual' }))
  expect(await notesOf(desk)).toHaveLength(1)
})

test('what somebody with the administrator’s password changes at the hub is found and named', async () => {
  const [fact] = await sealInTurn([signedRegistration(desk, 5)], key)
  if (fact === undefined) throw new Error('nothing was sealed')
  await deliver(desk, fact)
  const stored = await post.store.find(orgDatabase(fact.org), fact.id)
  const altered = JSON.parse(JSON.stringify(stored).replace('"iVBORw0KGgo="', '"R0lGODlh"'))
  await post.store.replace(orgDatabase(fact.org), altered)
  await workEverywhere(post)
  expect(await notesOf(desk)).toContainEqual({ id: fact.id, n: 5, findings: ['signature-image-altered'] })
})

test('a second key is another machine’s, until the desk is enrolled anew', async () => {
  const second = await trialDeskKey()
  const [stolen, later] = await sealInTurn([registered(desk, 6, {}), registered(desk, 7, {})], second)
  if (stolen === undefined || later === undefined) throw new Error('nothing was sealed')
  await deliver(desk, stolen)
  expect(await keysOf(desk)).toEqual([key.publicKey])
  expect(await notesOf(desk)).toContainEqual({ id: stolen.id, n: 6, findings: ['foreign-key'] })
  await changeDeskRecord(post, desk, (record) => record && { ...record, enrolments: 2 })
  await deliver(desk, later)
  expect(await keysOf(desk)).toEqual([key.publicKey, second.publicKey])
  expect((await notesOf(desk)).map(({ n }) => n)).not.toContain(7)
})

test('the seal of the desk beside it is no seal of this one', async () => {
  const [first] = await sealInTurn([registered(beside, 1, {})], await trialDeskKey())
  if (first === undefined) throw new Error('nothing was sealed')
  const replayed = {
    ...registered(beside, 2, {}),
    seal: (await sealInTurn([registered(desk, 8, {})], key))[0]?.seal,
  }
  await deliver(beside, first, replayed)
  const [note] = await notesOf(beside)
  expect(note).toMatchObject({ id: replayed.id, n: 2 })
  expect(note?.findings).toContain('foreign-key')
})

test('a seal that was not made for the fact that it stands on makes its key nobody’s', async () => {
  const fourth = hub.desks[3]?.code ?? ''
  const seal = (await sealInTurn([registered(desk, 9, {})], key))[0]?.seal
  const { send } = await openDeskSession(hub, fourth)
  await send({ ...registered(fourth, 1, {}), seal })
  await workEverywhere(post)
  expect(await keysOf(fourth)).toEqual([])
  expect(await notesOf(fourth)).toHaveLength(1)
})

test('what an older desk writes has no seal and needs none; what a desk writes after it has sealed does', async () => {
  const older = [registered(third, 1, {}), registered(third, 2, {})]
  const [sealed] = await sealInTurn([registered(third, 3, {})], await trialDeskKey())
  if (sealed === undefined) throw new Error('nothing was sealed')
  const bare = registered(third, 4, {})
  await deliver(third, ...older, sealed, bare)
  expect(await notesOf(third)).toEqual([{ id: bare.id, n: 4, findings: ['no-seal'] }])
})
