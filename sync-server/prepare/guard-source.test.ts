import { beforeAll, describe, expect, test } from 'vitest'
import { deskRoles, REVOKED_ROLE } from '#contracts/hub-databases'
import { toHubDocument } from '#contracts/hub-document'
import { FACT_KINDS } from '#domain/facts/fact-kinds'
import { retiree } from '#testing/resident-drafts'
import { registered } from '#testing/submitted-facts'
import { sealInTurn, trialDeskKey } from '#testing/trial-seals'
import { compileGuard, findRefusal } from '../embedded-hub/guard.ts'
import type { StoredDocument } from '../embedded-hub/pouch.ts'
import {
  HIGHEST_NUMBER,
  LARGEST_FACT,
  LARGEST_SEAL,
  ORGANISATION_GUARD,
  READ_ONLY_GUARD,
} from './guard-source.ts'

const ORG = '410202001'
const DESK = '410202001-01'
const OFFICE_ROLES = deskRoles(ORG, DESK, 'office')
const SECURITY = { admins: { names: [], roles: [] }, members: { names: [], roles: [] } }

type Fields = Readonly<Record<string, unknown>>

/** What the guard says to a document, as CouchDB would ask it; null where it lets it in. */
function reasonAgainst(
  changes: Fields,
  {
    roles = OFFICE_ROLES,
    old = null,
    source = ORGANISATION_GUARD,
    db = `org-${ORG}`,
  }: {
    readonly roles?: readonly string[]
    readonly old?: StoredDocument | null
    readonly source?: string
    readonly db?: string
  } = {},
): string | null {
  const document = { ...toHubDocument(registered(DESK, 1, retiree())), ...changes }
  const user = { db, name: `desk-${DESK}`, roles }
  return findRefusal(compileGuard(source), document, old, user, SECURITY)?.reason ?? null
}

test('a desk’s own fact is let in, with what CouchDB adds to a new document', () => {
  expect(reasonAgainst({})).toBeNull()
  expect(reasonAgainst({ _revisions: { start: 0, ids: [] } })).toBeNull()
})

test.each(Object.entries(FACT_KINDS))(
  '%s is let in from a desk only where desks write it',
  (kind, { writer }) => {
    const roles = deskRoles(ORG, DESK, 'corps')
    expect(reasonAgainst({ kind }, { roles }) === null).toBe(writer === 'desk')
  },
)

test.each(['star-ruled', 'courier-receipt', 'subject-redacted'])(
  '%s of a version to come is the hub’s own',
  (kind) => {
    expect(reasonAgainst({ kind })).toBe(`only the hub writes ${kind}`)
  },
)

test('a kind that only a newer version knows is let in', () => {
  expect(reasonAgainst({ kind: 'something-of-next-year', schema: 7 })).toBeNull()
})

test.each([
  ['office', false],
  ['corps', true],
  ['federation', true],
  ['registrar', true],
] as const)('a review decided at the level of %s is let in: %s', (level, may) => {
  const roles = deskRoles(ORG, DESK, level)
  expect(reasonAgainst({ kind: 'review-decided' }, { roles }) === null).toBe(may)
})

const BESIDE = '410202001-02'
test.each([
  ['a revoked desk, whatever else it was', {}, [...OFFICE_ROLES, REVOKED_ROLE], /revoked/],
  ['a revoked desk', {}, [REVOKED_ROLE], /revoked/],
  ['nobody', {}, [], /this desk/],
  ['the desk beside it', {}, deskRoles(ORG, BESIDE, 'office'), /this desk/],
  ['another office', {}, deskRoles('410202002', DESK, 'office'), /this office/],
] as const)('%s writes nothing in the name of this desk', (_who, changes, roles, reason) => {
  expect(reasonAgainst(changes, { roles })).toMatch(reason)
})

test('a desk of this office writes nothing into another office’s database', () => {
  expect(reasonAgainst({}, { db: 'org-410202002' })).toMatch(/database of this office/)
})

describe('of the fact itself', () => {
  test.each([
    ['removes', { _deleted: true }, /removes nothing/],
    ['brings its own history', { _rev: `1-${'f'.repeat(32)}` }, /no history/],
    ['carries an attachment', { _attachments: { a: {} } }, /attachment/],
    ['has a field of CouchDB’s', { _conflicts: [] }, /begins with _/],
    ['has a field like CouchDB’s', { _strange: 1 }, /begins with _/],
    ['redacts', { redacted: true }, /redacts/],
    ['redacts a little', { redacted: null }, /redacts/],
    ['names no desk', { desk: undefined }, /this desk/],
    ['names a list of desks', { desk: [DESK] }, /this desk/],
    ['names the hub', { desk: 'hub', org: 'hub', worker: 'hub' }, /this desk/],
    ['names no worker', { worker: '' }, /worker/],
    ['names a worker of another office', { worker: '410202002-w1' }, /worker/],
    ['names a worker of a longer code', { worker: `${ORG}1-w1` }, /worker/],
    ['names a worker without end', { worker: `${ORG}-${'w'.repeat(80)}` }, /worker/],
    ['has no kind', { kind: '' }, /no fact/],
    ['has a kind that is a list', { kind: ['group-ruled'] }, /no fact/],
    ['has an endless kind', { kind: 'k'.repeat(61) }, /no fact/],
    ['has number nought', { n: 0 }, /running number/],
    ['has a number below nought', { n: -1 }, /running number/],
    ['has half a number', { n: 1.5 }, /running number/],
    ['has a number as text', { n: '1' }, /running number/],
    ['has a number too high', { n: HIGHEST_NUMBER + 1 }, /running number/],
    ['has a number without end', { n: Number.POSITIVE_INFINITY }, /running number/],
    ['has no number', { n: undefined }, /running number/],
    ['has schema nought', { schema: 0 }, /schema/],
    ['has a schema as text', { schema: '1' }, /schema/],
    ['has no time', { at: '' }, /no time/],
    ['has an endless time', { at: '2'.repeat(41) }, /no time/],
    ['has no order', { order: null }, /no time/],
    ['has an endless order', { order: '9'.repeat(81) }, /no time/],
    ['has no body', { body: null }, /no body/],
    ['has a body that is a list', { body: [] }, /no body/],
    ['has a body that is a text', { body: 'x' }, /no body/],
    ['has no subject', { subject: 5 }, /no subject/],
    ['has a subject that climbs', { subject: 'registration:../x' }, /no subject/],
    ['has an id of another subject', { _id: 'registration:other:1' }, /begin with the subject/],
  ] as const)('one that %s is refused', (_what, changes, reason) => {
    expect(reasonAgainst(changes)).toMatch(reason)
  })

  test('one under the id of the ruling to come is refused', () => {
    const fact = toHubDocument(registered(DESK, 1, {}))
    expect(reasonAgainst({ ...fact, _id: `${fact._id}.ruled` })).toBe('not an id of a desk')
  })

  test('one is let in up to the largest size, and not a character more', () => {
    const bare = JSON.stringify({ ...toHubDocument(registered(DESK, 1, {})), body: { text: '' } }).length
    const text = (more: number) => ({ body: { text: 'x'.repeat(LARGEST_FACT - bare + more) } })
    expect(reasonAgainst(text(0))).toBeNull()
    expect(reasonAgainst(text(1))).toMatch(/that large/)
  })

  test('one is let in up to the highest running number', () => {
    expect(reasonAgainst({ n: HIGHEST_NUMBER })).toBeNull()
  })
})

describe('of its seal', () => {
  let seal: Fields
  beforeAll(async () => {
    const [fact] = await sealInTurn([registered(DESK, 1, retiree())], await trialDeskKey())
    seal = { ...Object(fact?.seal) }
  })

  test('one as desks make it is let in, and so is none, and one of a version to come', () => {
    expect(reasonAgainst({ seal })).toBeNull()
    expect(reasonAgainst({})).toBeNull()
    expect(reasonAgainst({ seal: { v: 2, anything: ['it', 'likes'] } })).toBeNull()
  })

  test.each([
    ['is nothing', null],
    ['is a text', 'sealed'],
    ['is a list', []],
    ['has no version', {}],
    ['has a version as text', { v: '1' }],
    ['is only a version', { v: 1 }],
    ['is endless, of a version to come too', { v: 2, more: 'x'.repeat(LARGEST_SEAL) }],
  ])('one that %s is refused', (_what, wrong) => {
    expect(reasonAgainst({ seal: wrong })).toBe('not a seal')
  })

  test.each([
    { key: 5 },
    { key: 'x'.repeat(88) },
    { layout: '' },
    { previous: undefined },
    { previous: 'x'.repeat(44) },
    { parts: [] },
    { salted: null },
    { salt: undefined },
    { signature: 'x'.repeat(87) },
  ])('one with %j is refused', (change) => {
    expect(reasonAgainst({ seal: { ...seal, ...change } })).toBe('not a seal')
  })
})

test('what stands there never changes; what an administrator removed may be written again', () => {
  const old = { _id: 'registration:1:1', _rev: '1-a' }
  expect(reasonAgainst({}, { old })).toBe('a fact never changes')
  expect(reasonAgainst({}, { old: { ...old, _deleted: true } })).toBeNull()
})

test('the hub writes what it wants', () => {
  const anything = { kind: 'registration-ruled', n: 0, desk: 'hub', _deleted: true }
  expect(reasonAgainst(anything, { roles: ['_admin'] })).toBeNull()
})

test('what desks only read is written by the hub alone', () => {
  expect(reasonAgainst({}, { source: READ_ONLY_GUARD })).toMatch(/only the hub/)
  expect(reasonAgainst({}, { source: READ_ONLY_GUARD, roles: ['_admin'] })).toBeNull()
})

test('it keeps to ES5, which every engine of CouchDB runs', () => {
  for (const source of [ORGANISATION_GUARD, READ_ONLY_GUARD])
    expect(source).not.toMatch(/=>|`|\.\.\.|\?\.|\?\?|\b(let|const) |includes\(|startsWith\(/)
})
