import { expect, test } from 'vitest'
import { toHubDocument } from '#contracts/hub-document'
import type { AnyFact } from '#domain/fact'
import { retiree } from '#testing/resident-drafts'
import { registered } from '#testing/submitted-facts'
import { sortMail } from './sort-mail.ts'

const DESK = '410202001-01'
const ORG = '410202001'

function sort(...facts: readonly (AnyFact | Record<string, unknown>)[]) {
  return sortMail(
    ORG,
    facts.map((fact) => {
      const document = { ...('id' in fact ? toHubDocument(fact as AnyFact) : fact), _rev: '1-a' }
      // What a test writes need not be a fact; what CouchDB hands out always has an id.
      return { id: String((document as { _id?: string })._id), deleted: false, document: document as never }
    }),
    { reviews: false },
  )
}

test('a registration is worked on once, however many facts about it have come', () => {
  const first = registered(DESK, 1, retiree())
  const second = registered(DESK, 2, retiree(), { subject: first.subject })
  expect(sort(first, second)).toEqual({
    subjects: [{ subject: first.subject, decided: false }],
    arrivals: new Map([[DESK, [1, 2]]]),
    parked: [],
  })
})

test('a malformed registration is worked on, because its ruling names the problems', () => {
  const fact = registered(DESK, 1, { nothing: 'right' })
  expect(sort(fact)).toMatchObject({ subjects: [{ subject: fact.subject }], parked: [] })
})

test.each([
  ['of a kind to come', registered(DESK, 1, {}, { kind: 'star-awarded' }), 'unknown-kind'],
  ['of a newer schema', registered(DESK, 1, retiree(), { schema: 99 }), 'newer-schema'],
  ['in another office’s name', registered(DESK, 1, retiree(), { org: '410202002' }), 'foreign-fact'],
  ['that is not readable', registered(DESK, 1, {}, { kind: 'certificate-printed' }), 'malformed-body'],
  ['without an order', { ...registered(DESK, 1, retiree()), order: '' }, 'not-a-fact'],
])('a fact %s is parked, and counts as arrived', (_what, fact, reason) => {
  expect(sort(fact)).toEqual({
    subjects: [],
    arrivals: new Map([[DESK, [1]]]),
    parked: [{ id: fact.id, reason }],
  })
})

test('the hub’s own facts, guards and removed documents ask for nothing', () => {
  const ruling = { ...registered(DESK, 1, {}), desk: 'hub', org: 'hub' }
  const removed = { id: 'registration:a:b', deleted: true, document: null }
  expect(sort(ruling, { _id: '_design/guard' })).toEqual(sort())
  expect(sortMail(ORG, [removed], { reviews: false })).toEqual(sort())
})

test('a copy laid before an organisation above others is no mail of its own, and no arrival from its desks', () => {
  const copy = { _rev: '1-a', ...toHubDocument(registered('410202002-01', 1, retiree())) }
  const changes = [{ id: copy._id, deleted: false, document: copy }]
  expect(sortMail(ORG, changes, { reviews: true })).toEqual(sort())
  expect(sortMail(ORG, changes, { reviews: false }).parked).toEqual([
    { id: copy._id, reason: 'foreign-fact' },
  ])
})

test('a decision and what it is about are one piece of work', () => {
  const first = registered(DESK, 1, retiree())
  const decision = registered(
    DESK,
    2,
    { answers: first.id, decision: { outcome: 'approve', consentOpened: false } },
    { kind: 'review-decided', subject: first.subject },
  )
  expect(sort(decision, first).subjects).toEqual([{ subject: first.subject, decided: true }])
})

test('that a minor’s record was viewed is looked into like the rest, because one about an erased person is emptied', () => {
  const viewed = registered(DESK, 7, { opened: 'review' }, { kind: 'minor-data-viewed', schema: 1 })
  const { subject } = viewed
  expect(sort(viewed)).toEqual({
    subjects: [{ subject, decided: false }],
    arrivals: new Map([[DESK, [7]]]),
    parked: [],
  })
  expect(sort({ ...viewed, body: {} }).parked).toEqual([{ id: viewed.id, reason: 'malformed-body' }])
})
