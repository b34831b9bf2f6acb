import { expect, test } from 'vitest'
import { orgDatabase } from '#contracts/hub-databases'
import { toHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { buildFact } from '#testing/facts'
import { fourteenYearOld, motherConsents, retiree } from '#testing/resident-drafts'
import type { HubStore, Stored } from '../hub-store.ts'
import { findSubjects } from './find-subjects.ts'

const [HERE, THERE, ABOVE] = ['410202001', '410202002', '410202'] as const

/** A hub that holds these facts, and hands them out in the pages that it is asked for. */
function hubOf(facts: Readonly<Record<string, readonly AnyFact[]>>, register: readonly Stored[] = []) {
  const stored = new Map<string, readonly Stored[]>(
    Object.entries(facts).map(([org, written]) => [
      orgDatabase(org),
      written.map((fact) => ({ ...toHubDocument(fact), _rev: '1-a' }) as Stored),
    ]),
  )
  const of = (database: string) => (database === 'register' ? register : (stored.get(database) ?? []))
  const below = (database: string, prefix: string) => of(database).filter(({ _id }) => _id.startsWith(prefix))
  const store = {
    databases: async () => [...stored.keys(), `${orgDatabase(HERE)}-evidence`, 'directory', 'register'],
    find: async (database: string, id: string) => of(database).find(({ _id }) => _id === id) ?? null,
    findByPrefix: async (database: string, prefix: string) => below(database, prefix),
    findIds: async (database: string, prefix: string) => below(database, prefix).map(({ _id }) => _id),
    changes: async (database, since, limit, wanted = () => true) => {
      const page = of(database).slice(Number(since), Number(since) + limit)
      const end = Number(since) + page.length
      return {
        changes: page.map((document) => ({
          id: document._id,
          deleted: false,
          document: wanted(document._id) ? document : null,
        })),
        lastSeq: String(end),
        pending: of(database).length - end,
      }
    },
  } satisfies Partial<HubStore>
  return { store: store as unknown as HubStore, register: 'register' }
}

let made = 0
function registered(org: string, body: object, changes: Partial<AnyFact> = {}): AnyFact {
  made += 1
  const subject = `registration:0198c2a4-0000-7000-8000-${String(made).padStart(12, '0')}`
  const from = { org, desk: `${org}-01`, worker: `${org}-w1` }
  return buildFact({ subject, n: made, kind: 'resident-registered', body: { ...body }, ...from, ...changes })
}

async function byDocument(hub: ReturnType<typeof hubOf>, number: string): Promise<readonly string[]> {
  const found = await findSubjects(hub, { by: 'document', number }, () => undefined)
  return found.map(({ subject }) => subject)
}

test('somebody behind thousands of others is found, and how far it is is told to the end', async () => {
  const crowd = Array.from({ length: 1201 }, () =>
    registered(HERE, { ...retiree({ document: { type: 'passport', number: 'E00000000' } }) }),
  )
  const sought = registered(HERE, retiree({ document: { type: 'passport', number: 'E12345678' } }))
  const hub = hubOf({ [HERE]: [...crowd, sought], [THERE]: [] })
  const told: { readonly documents: number; readonly of: number }[] = []
  const found = await findSubjects(hub, { by: 'document', number: 'E12345678' }, (done) => told.push(done))
  expect(found).toEqual([{ subject: sought.subject, org: HERE }])
  expect(told[0]).toEqual({ documents: 0, of: 2 })
  expect(told.at(-1)).toEqual({ documents: 2, of: 2 })
})

test('a travel permit is found by any of its issues', async () => {
  const document = { type: 'hmt-travel-permit', number: 'H1234567801' }
  const fact = registered(HERE, retiree({ document }))
  const hub = hubOf({ [HERE]: [fact] })
  expect(await byDocument(hub, 'H1234567802')).toEqual([fact.subject])
  expect(await byDocument(hub, 'H1234567901')).toEqual([])
})

test('a number that was mistyped and corrected leads to nobody any more', async () => {
  const [wrong, right] = [retiree().document, { type: 'resident-id', number: '110101195003070029' }]
  const fact = registered(HERE, retiree())
  const body = { changes: { document: right }, reason: '登记时输错' }
  const correction = { ...fact, kind: 'resident-corrected', body, n: 9000, id: `${fact.subject}:a` }
  const order = fact.order.replace('000000.4', '000001.4')
  const hub = hubOf({ [HERE]: [fact, { ...correction, order }] })
  expect(await byDocument(hub, right.number)).toEqual([fact.subject])
  expect(await byDocument(hub, String(wrong?.number))).toEqual([])
})

test('neither a guardian’s document nor a reviewer’s copy makes somebody found', async () => {
  const girl = registered(HERE, { ...fourteenYearOld(), standing: 'minor' })
  const hub = hubOf({ [HERE]: [girl], [ABOVE]: [girl] })
  expect(await byDocument(hub, String(motherConsents().guardian?.document?.number))).toEqual([])
  expect(await byDocument(hub, String(fourteenYearOld().document?.number))).toEqual([girl.subject])
})

test('an organisation that only looked at somebody is not taken for the one that registered them', async () => {
  const girl = registered(HERE, { ...fourteenYearOld(), standing: 'minor' })
  const view = registered(ABOVE, { opened: 'review' }, { kind: 'minor-data-viewed', subject: girl.subject })
  const hub = hubOf({ [ABOVE]: [view], [HERE]: [girl] })
  const found = await findSubjects(hub, { by: 'subject', subject: girl.subject }, () => undefined)
  expect(found).toEqual([{ subject: girl.subject, org: HERE }])
})

test('a number leads to whom the register gave it, wherever the facts are', async () => {
  const moved = registered(THERE, retiree())
  const register = [
    { _id: 'number:ZY1', _rev: '1-a', subject: moved.subject },
    { _id: `allocation:${moved.subject}`, _rev: '1-a', org: THERE, number: 'ZY1' },
  ]
  const hub = hubOf({ [HERE]: [], [THERE]: [moved] }, register)
  const by = (number: string) => findSubjects(hub, { by: 'volunteer-number', number }, () => undefined)
  expect(await by('ZY1')).toEqual([{ subject: moved.subject, org: THERE }])
  expect(await by('ZY2')).toEqual([])
})
