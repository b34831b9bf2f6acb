import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildFact, buildRuling } from '#testing/facts'
import { fourteenYearOld, motherConsents, retiree } from '#testing/resident-drafts'
import {
  buildDecision,
  buildGroupRuling,
  buildReviewOpened,
  REVIEWER,
  saidByReviewer,
} from '#testing/review-facts'
import type { AnyFact } from '../fact.ts'
import { PlainDate } from '../plain-date.ts'
import { foldReview } from './fold-review.ts'

const body = { ...retiree(), standing: 'adult', bornOn: '1957-08-16' }
const registered = buildFact({ n: 1, kind: 'resident-registered', body })
const opened = buildReviewOpened(registered)
const corrected = buildFact({
  n: 10,
  kind: 'resident-corrected',
  body: { changes: { fullName: '张秀瑛' }, reason: '姓名写错' },
})
const reopened = buildReviewOpened(corrected, {
  openedOn: PlainDate.parse('2026-03-10'),
  dueOn: PlainDate.parse('2026-03-17'),
})

const approve = { outcome: 'approve', consentOpened: false } as const
const approval = buildDecision(registered, approve)
const sentBack = buildDecision(
  registered,
  { outcome: 'return', reasons: ['identity-doubtful'], words: '请核对证件' },
  { n: 51, desk: `${REVIEWER}-02` },
)

const certificate = { payload: '{}', signature: 'c2ln', kid: 'k1' }
const enrolled = buildRuling(registered, { outcome: 'enrolled', volunteerNumber: 'ZY1', certificate })
const returned = buildRuling(registered, {
  outcome: 'returned',
  problems: [saidByReviewer('identity-doubtful', '请核对证件')],
})

const review = (...facts: readonly AnyFact[]) => foldReview(facts, REVIEWER)

describe('whose it is', () => {
  test('no facts, no review; nothing of its own, and nothing that another organisation reviews', () => {
    expect(review()).toBeNull()
    expect(foldReview([registered, opened], '410202001')).toBeNull()
    expect(foldReview([registered], '410202001')).toBeNull()
  })

  test('a copy of another organisation lies here even before the hub has said by when', () => {
    expect(review(registered)).toMatchObject({ state: 'open', org: '410202001', openedOn: null, dueOn: null })
    expect(review(registered, opened)).toMatchObject({
      state: 'open',
      name: '张秀英',
      factId: registered.id,
      openedOn: '2026-03-02',
      dueOn: '2026-03-09',
      isReadable: true,
    })
  })

  test('what was asked for and has not arrived can be seen to wait, and not be decided', () => {
    expect(review(opened)).toMatchObject({
      state: 'open',
      factId: registered.id,
      org: null,
      name: '',
      isReadable: false,
      dueOn: '2026-03-09',
    })
    expect(review(registered, opened, reopened)).toMatchObject({ factId: corrected.id, isReadable: false })
  })

  test('an organisation that registers people itself may have its own before it', () => {
    const own = { ...registered, org: REVIEWER }
    expect(review(own)).toBeNull()
    expect(review(own, opened)).toMatchObject({ state: 'open', org: REVIEWER })
  })

  test('only the hub lays something before an organisation', () => {
    const forged = { ...opened, desk: '410202001-01' }
    expect(foldReview([{ ...registered, org: REVIEWER }, forged], REVIEWER)).toBeNull()
    expect(review(registered, forged)?.dueOn).toBeNull()
  })

  test('what another office writes under the subject is no submission of the applicant', () => {
    const strange = { ...corrected, org: REVIEWER }
    expect(review(registered, opened, strange)).toMatchObject({ name: '张秀英', factId: registered.id })
  })
})

describe('state', () => {
  test('open, decided, and then what the hub rules', () => {
    expect(review(registered, opened, approval)).toMatchObject({ state: 'decided', outcome: 'approve' })
    expect(review(registered, opened, approval, enrolled)).toMatchObject({
      state: 'closed',
      outcome: 'approve',
      decisions: [{ fate: 'taken' }],
    })
    expect(review(registered, opened, sentBack, returned)).toMatchObject({
      state: 'returned',
      outcome: 'return',
      problems: [{ code: 'returned-by-reviewer', words: '请核对证件' }],
    })
  })

  test('a returned registration lies here again once it was corrected', () => {
    expect(review(registered, opened, sentBack, returned, corrected, reopened)).toMatchObject({
      state: 'open',
      factId: corrected.id,
      name: '张秀瑛',
      dueOn: '2026-03-17',
      outcome: null,
      problems: [],
    })
  })

  test('a decision on an earlier submission decides nothing about the later one', () => {
    const late = buildDecision(registered, approve, { n: 60 })
    expect(review(registered, opened, corrected, reopened, late)).toMatchObject({
      state: 'open',
      factId: corrected.id,
    })
  })

  test('a decision of another organisation is none of this one', () => {
    const foreign = buildDecision(registered, approve, { org: '410200' })
    expect(review(registered, opened, foreign)).toMatchObject({ state: 'open', decisions: [] })
  })

  test('of two desks that decided differently, the ruling says whose word the hub took', () => {
    const both = review(registered, opened, approval, sentBack)
    expect(both).toMatchObject({
      state: 'decided',
      outcome: null,
      decisions: [{ fate: 'waiting' }, { fate: 'waiting' }],
    })
    const fates = (ruling: AnyFact) =>
      review(registered, opened, approval, sentBack, ruling)?.decisions.map(({ fate }) => fate)
    expect(fates(enrolled)).toEqual(['taken', 'not-taken'])
    expect(fates(returned)).toEqual(['not-taken', 'taken'])
  })

  test('of two that returned it for different reasons, the one whose reasons the applicant reads', () => {
    const other = buildDecision(
      registered,
      { outcome: 'return', reasons: ['data-incomplete'], words: '' },
      { n: 52 },
    )
    expect(review(registered, opened, sentBack, other, returned)?.decisions.map(({ fate }) => fate)).toEqual([
      'taken',
      'not-taken',
    ])
  })

  test('where the hub answers by its own rules, no decision counted', () => {
    const duplicate = buildRuling(registered, {
      outcome: 'duplicate',
      of: 'other-office',
      officeName: '大兴社区',
    })
    expect(review(registered, opened, approval, duplicate)).toMatchObject({
      state: 'closed',
      outcome: 'duplicate',
      decisions: [{ fate: 'overruled' }],
    })
  })
})

describe('versions', () => {
  test('each submission words the whole, so that two can be held side by side', () => {
    const versions = review(registered, opened, sentBack, returned, corrected, reopened)?.versions
    expect(
      versions?.map(({ draft, reason, outcome }) => [
        (draft as { fullName?: string }).fullName,
        reason,
        outcome,
      ]),
    ).toEqual([
      ['张秀英', null, 'return'],
      ['张秀瑛', '姓名写错', null],
    ])
    expect(versions?.[1]?.draft).toMatchObject({ phone: retiree().phone })
  })

  test('a submission that a newer version wrote is not decided on here', () => {
    expect(review({ ...registered, schema: 99 }, opened)).toMatchObject({ isReadable: false, versions: [] })
  })

  test('of who was erased nothing is left, and nothing is to be decided', () => {
    const erased: AnyFact = { ...registered, body: {}, redacted: true }
    expect(review(erased, opened, corrected)).toMatchObject({
      state: 'closed',
      isErased: true,
      name: '',
      versions: [],
    })
  })
})

describe('a guardian', () => {
  const child = { ...fourteenYearOld(), standing: 'minor', bornOn: '2011-09-01' }
  const asked = (changes: object) =>
    review(buildFact({ kind: 'resident-registered', body: { ...child, ...changes } }), opened)

  test.each([
    ['a minor', child, true],
    ['an adult', body, false],
    ['who is 18 on that day', { ...body, bornOn: '2008-03-02' }, false],
    ['who is 18 the day after', { ...body, bornOn: '2008-03-03' }, true],
    [
      'who lives on their own wages at 16',
      { ...body, bornOn: '2010-03-02', standing: 'self-supporting' },
      false,
    ],
    ['who says so at 15', { ...body, bornOn: '2010-03-03', standing: 'self-supporting' }, true],
    ['an adult under guardianship', { ...body, standing: 'adult-under-guardianship' }, true],
    ['an adult beside whom a guardian consented', { ...body, guardianConsent: motherConsents() }, true],
    ['whose birth date cannot be read', { ...body, bornOn: '1957-02-30' }, true],
  ])('%s', (_, person, needed) => {
    const submitted = buildFact({ kind: 'resident-registered', body: person })
    expect(review(submitted, opened)?.needsConsentOpened).toBe(needed)
  })

  test('who is an organisation is told to the reviewer', () => {
    const consent = motherConsents()
    const ward = {
      guardianConsent: { ...consent, guardian: { ...consent.guardian, relation: 'organisation' } },
    }
    expect(asked(ward)?.guardianIsOrganisation).toBe(true)
    expect(asked({})?.guardianIsOrganisation).toBe(false)
  })
})

describe('a group', () => {
  const subject = 'group:0198c2a4-0000-7000-8000-0000000000aa'
  const applied = buildFact({
    subject,
    kind: 'group-applied',
    body: {
      level: 'team',
      kind: 'community',
      name: '北道门社区志愿队',
      parent: REVIEWER,
      division: '410202',
    },
  })
  const renamed = buildFact({
    subject,
    n: 2,
    kind: 'group-corrected',
    body: { changes: { name: '北道门社区志愿服务队' }, reason: '名称不符合规定' },
  })

  test('is folded like a person, without a consent', () => {
    const ruled = buildGroupRuling(applied, { outcome: 'returned', problems: [saidByReviewer('name-wrong')] })
    expect(review(applied, buildReviewOpened(applied))).toMatchObject({
      about: 'group',
      state: 'open',
      name: '北道门社区志愿队',
      needsConsentOpened: false,
    })
    expect(review(applied, ruled, renamed, buildReviewOpened(renamed))).toMatchObject({
      state: 'open',
      name: '北道门社区志愿服务队',
      versions: [
        { draft: { name: '北道门社区志愿队' }, outcome: 'return' },
        { draft: { name: '北道门社区志愿服务队' }, reason: '名称不符合规定' },
      ],
    })
    expect(
      review(applied, buildGroupRuling(applied, { outcome: 'approved', registeredOn: '2026-03-05' })),
    ).toMatchObject({ state: 'closed', outcome: 'approve' })
  })
})

test('any order and any number of deliveries give the same review', () => {
  const facts = [registered, opened, approval, sentBack, returned, corrected, reopened]
  const expected = review(...facts)
  fc.assert(
    fc.property(fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 }), (delivered) => {
      expect(review(...delivered)).toEqual(expected)
    }),
  )
})

test('whatever has arrived so far, there is one review of it', () => {
  const facts = [registered, opened, approval, sentBack, returned, corrected, reopened]
  fc.assert(
    fc.property(fc.subarray(facts, { minLength: 1 }), (delivered) => {
      const found = review(...delivered)
      // A ruling alone does not say who decided.
      if (delivered.length === 1 && delivered[0] === returned) expect(found).toBeNull()
      else expect(found?.subject).toBe(registered.subject)
    }),
  )
})
