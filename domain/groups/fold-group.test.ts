import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildFact, buildRuling } from '#testing/facts'
import { communityTeam } from '#testing/group-drafts'
import type { AnyFact } from '../fact.ts'
import { foldGroup, foldGroupSubmission } from './fold-group.ts'

const subject = 'group:0198c2a4-0000-7000-8000-000000000001'
const group = (changes: Partial<AnyFact> & Pick<AnyFact, 'kind' | 'body'>) =>
  buildFact({ subject, ...changes })
const corrected = (n: number, changes: object) =>
  group({ n, kind: 'group-corrected', body: { changes, reason: '按退回意见修改' } })
const ruled = (fact: AnyFact, ruling: object, changes: Partial<AnyFact> = {}) =>
  buildRuling(fact, ruling, { kind: 'group-ruled', ...changes })
const opened = (fact: AnyFact, changes: Partial<AnyFact> = {}) =>
  group({
    id: `${fact.id}.routed`,
    kind: 'review-opened',
    org: 'hub',
    desk: 'hub',
    worker: 'hub',
    n: 0,
    order: fact.order.replace(/\.\d{6}\..*$/, '.000001.hub'),
    body: {
      answers: fact.id,
      reviewer: '410202',
      reviewerName: '龙亭区志愿服务总队',
      openedOn: '2026-03-02',
      dueOn: '2026-03-09',
    },
    ...changes,
  })
/** At a desk of the corps. */
const decided = (n: number, fact: AnyFact) =>
  group({
    n,
    id: `${subject}:0198c2a4-0000-7000-8000-1${String(n).padStart(11, '0')}`,
    kind: 'review-decided',
    org: '410202',
    desk: '410202-01',
    worker: '410202-w1',
    body: { answers: fact.id, decision: { outcome: 'approve', consentOpened: false } },
  })
const orderedAt = (n: number): Partial<AnyFact> => ({
  order: `${String(1_772_413_200_000 + n).padStart(15, '0')}.000001.hub`,
})

const applied = group({ n: 1, kind: 'group-applied', body: { ...communityTeam() } })
const renamed = corrected(2, { name: '北道门社区法律志愿服务队', professionalField: 'law' })
const recounted = corrected(3, { population: 9100 })
const approved = { outcome: 'approved', registeredOn: '2026-03-04' }
const problems = [
  {
    code: 'returned-by-reviewer',
    field: 'name',
    reason: 'name-wrong',
    words: '请改名',
    reviewerName: '龙亭区志愿服务总队',
  },
]
const returned = { outcome: 'returned', problems }
const refused = { outcome: 'refused', problems }

describe('status', () => {
  test('no facts, no group', () => {
    expect(foldGroup([])).toBeNull()
  })

  test('waits until the hub has answered', () => {
    expect(foldGroup([applied])).toMatchObject({
      subject,
      status: 'waiting',
      draft: communityTeam(),
      body: applied.body,
      problems: [],
      review: null,
      registeredOn: null,
      org: '410202001',
      desk: '410202001-01',
      appliedAt: applied.at,
      submissions: [{ factId: applied.id, kind: 'group-applied', answer: 'waiting' }],
    })
  })

  test('in review once the hub has laid it before the organisation above', () => {
    expect(foldGroup([applied, opened(applied)])).toMatchObject({
      status: 'in-review',
      review: {
        reviewer: '410202',
        reviewerName: '龙亭区志愿服务总队',
        openedOn: '2026-03-02',
        dueOn: '2026-03-09',
      },
    })
  })

  test('still in review where the reviewer has decided and the hub has not ruled', () => {
    expect(foldGroup([applied, opened(applied), decided(5, applied)])).toMatchObject({
      status: 'in-review',
      timeline: [
        { event: 'applied' },
        { event: 'review-opened' },
        { event: 'review-decided', desk: '410202-01' },
      ],
    })
  })

  test.each([
    ['approved', approved, '2026-03-04', []],
    ['returned', returned, null, problems],
    ['refused', refused, null, problems],
  ])('%s once the hub has said so', (status, ruling, registeredOn, told) => {
    expect(foldGroup([applied, opened(applied), ruled(applied, ruling, orderedAt(9))])).toMatchObject({
      status,
      registeredOn,
      problems: told,
      review: null,
    })
  })

  test('a correction waits anew, and the review of what it replaces is idle', () => {
    expect(foldGroup([applied, opened(applied), renamed])).toMatchObject({
      status: 'waiting',
      review: null,
    })
    expect(foldGroup([applied, opened(applied), renamed, opened(renamed)])?.status).toBe('in-review')
    expect(foldGroup([applied, ruled(applied, returned), renamed])).toMatchObject({
      status: 'waiting',
      problems: [],
    })
  })

  test('facts that only a newer version reads leave a group unreadable, and still there', () => {
    const newer = group({ n: 4, kind: 'group-dissolved', body: {} })
    const newerSchema = group({ n: 5, kind: 'group-applied', schema: 2, body: {} })
    expect(foldGroup([newer, newerSchema])).toMatchObject({
      status: 'unreadable',
      needsNewerVersion: [newer, newerSchema],
      timeline: [{ event: 'needs-newer-version' }, { event: 'needs-newer-version' }],
    })
    expect(foldGroup([applied, newer])).toMatchObject({ status: 'waiting', needsNewerVersion: [newer] })
  })
})

describe('after approval', () => {
  const before = [applied, ruled(applied, approved)]

  test.each([
    ['returned', returned, '北道门社区法律志愿服务队'],
    ['refused', refused, '北道门社区志愿服务队'],
  ])('a %s correction undoes nothing and shows its problems', (_title, ruling, name) => {
    expect(foldGroup([...before, renamed, ruled(renamed, ruling)])).toMatchObject({
      status: 'approved',
      registeredOn: '2026-03-04',
      problems,
      draft: { name },
    })
  })

  test('a correction that waits or is in review leaves the group approved', () => {
    expect(foldGroup([...before, renamed])).toMatchObject({ status: 'approved', problems: [] })
    expect(foldGroup([...before, renamed, opened(renamed)])).toMatchObject({
      status: 'approved',
      review: { reviewer: '410202' },
    })
  })

  test('an approved correction counts, and the day of registration stays', () => {
    const later = { outcome: 'approved', registeredOn: '2026-04-01' }
    expect(foldGroup([...before, renamed, ruled(renamed, later)])).toMatchObject({
      draft: { name: '北道门社区法律志愿服务队' },
      registeredOn: '2026-03-04',
    })
  })

  test('a correction that was overtaken on its way and refused does not count, and tells its problems', () => {
    const facts = [
      ...before,
      renamed,
      recounted,
      ruled(recounted, approved, orderedAt(11)),
      ruled(renamed, returned, orderedAt(12)),
    ]
    expect(foldGroup(facts)).toMatchObject({
      status: 'approved',
      problems,
      draft: { name: '北道门社区志愿服务队', population: 9100 },
    })
  })

  test('the hub’s later word on one submission replaces its earlier one', () => {
    const facts = [
      applied,
      ruled(applied, returned),
      ruled(applied, approved, { ...orderedAt(9), id: `${applied.id}.again` }),
    ]
    expect(foldGroup(facts)).toMatchObject({ status: 'approved', problems: [] })
  })
})

describe('content', () => {
  test('a correction changes its fields whole', () => {
    const moved = corrected(4, { contact: { fullName: '赵敏' } })
    expect(foldGroup([applied, moved])?.draft).toMatchObject({ contact: { fullName: '赵敏' } })
    expect(foldGroup([applied, moved])?.draft.contact?.phone).toBeUndefined()
  })

  test('each submission keeps its own wording, so that a reviewer can compare', () => {
    const facts = [applied, ruled(applied, approved), renamed, ruled(renamed, refused), recounted]
    const names = foldGroup(facts)?.submissions.map(({ draft }) => [draft.name, draft.population])
    expect(names).toEqual([
      ['北道门社区志愿服务队', 8600],
      ['北道门社区法律志愿服务队', 8600],
      ['北道门社区志愿服务队', 9100],
    ])
  })

  test('a field that this version does not know is kept in the body', () => {
    const newer = { ...applied, body: { ...applied.body, sealRef: 'sha256:1' } }
    expect(foldGroup([newer])?.body).toMatchObject({ sealRef: 'sha256:1' })
  })

  test('a malformed application is shown as far as it can be read, and waits for its ruling', () => {
    const broken = { ...applied, body: { name: '义工队', unit: 5, serviceCategories: 'x' } }
    expect(foldGroup([broken])).toMatchObject({
      status: 'waiting',
      draft: { name: '义工队', unit: null },
      timeline: [{ event: 'malformed' }],
    })
  })
})

describe('what the hub rules on', () => {
  test('is the group as submitted, without anything that was written later', () => {
    const facts = [recounted, renamed, applied]
    expect(foldGroupSubmission(facts, applied.id)?.body).toEqual(applied.body)
    expect(foldGroupSubmission(facts, renamed.id)?.body).toMatchObject({
      name: '北道门社区法律志愿服务队',
      population: 8600,
    })
    expect(foldGroupSubmission(facts, recounted.id)).toMatchObject({
      body: { professionalField: 'law', population: 9100 },
      submission: { factId: recounted.id, kind: 'group-corrected', at: recounted.at, answer: 'waiting' },
    })
  })

  test('is the same after it has been answered', () => {
    const facts = [applied, ruled(applied, approved), renamed]
    const body = foldGroupSubmission(facts, renamed.id)?.body
    const answered = [...facts, ruled(renamed, refused), recounted, ruled(recounted, approved)]
    expect(foldGroupSubmission(answered, renamed.id)?.body).toEqual(body)
    expect(foldGroupSubmission(answered, recounted.id)?.body).toMatchObject({ professionalField: null })
  })

  test('is nothing where the fact is no submission or not there', () => {
    const review = opened(applied)
    expect(foldGroupSubmission([applied, review], review.id)).toBeNull()
    expect(foldGroupSubmission([applied], 'group:1:2')).toBeNull()
    expect(foldGroupSubmission([], applied.id)).toBeNull()
  })
})

describe('what does not belong here', () => {
  test('the hub’s words from a desk are malformed and change nothing', () => {
    const forged = { desk: '410202001-01', org: '410202001', worker: '410202001-w1' }
    expect(foldGroup([applied, ruled(applied, approved, forged), opened(applied, forged)])).toMatchObject({
      status: 'waiting',
      review: null,
      registeredOn: null,
      timeline: [{ event: 'applied' }, { event: 'malformed' }, { event: 'malformed' }],
    })
  })

  test('a fact about a person is malformed, and no submission', () => {
    const stray = group({
      n: 6,
      kind: 'resident-corrected',
      body: { changes: { name: '错' }, reason: '错' },
    })
    expect(foldGroup([applied, stray])).toMatchObject({
      draft: { name: '北道门社区志愿服务队' },
      submissions: [{ factId: applied.id }],
      timeline: [{ event: 'applied' }, { event: 'malformed' }],
    })
  })

  test('an erased application stays erased, also where an old copy comes back', () => {
    const erased = { ...applied, redacted: true as const, body: {} }
    for (const facts of [
      [erased, applied],
      [applied, erased],
    ]) {
      expect(foldGroup(facts)?.body).toEqual({})
    }
  })
})

describe('arrival', () => {
  const history = [
    applied,
    opened(applied),
    decided(5, applied),
    ruled(applied, returned),
    renamed,
    ruled(renamed, approved),
    recounted,
    ruled(recounted, refused),
    group({ n: 6, kind: 'group-dissolved', body: {} }),
    corrected(7, { name: '甲志愿服务队' }),
    { ...corrected(8, {}), order: corrected(7, {}).order, body: { changes: 5 } },
  ]

  test('in any order and any number of times gives the same state', () => {
    const expected = foldGroup(history)
    const deliveries = fc
      .tuple(
        fc.shuffledSubarray(history, { minLength: history.length }),
        fc.array(fc.constantFrom(...history)),
      )
      .chain(([all, again]) =>
        fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }),
      )
    fc.assert(
      fc.property(deliveries, (facts) => {
        expect(foldGroup(facts)).toEqual(expected)
      }),
    )
  })

  test('of facts with arbitrary bodies never throws', () => {
    const kinds = fc.constantFrom(
      'group-applied',
      'group-corrected',
      'group-ruled',
      'review-opened',
      'review-decided',
      'group-joined',
      'constructor',
    )
    const facts = fc.array(
      fc
        .record({
          kind: kinds,
          body: fc.dictionary(fc.string(), fc.jsonValue()),
          n: fc.nat(20),
          desk: fc.constantFrom('hub', '410202001-01'),
        })
        .map((part) => group(part)),
    )
    fc.assert(
      fc.property(facts, (some) => {
        expect(foldGroup(some) === null).toBe(some.length === 0)
        for (const { id } of some) foldGroupSubmission(some, id)
      }),
    )
  })
})
