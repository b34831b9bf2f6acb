import { describe, expect, test } from 'vitest'
import { consentFacts } from '#testing/consent-facts'
import { buildFact } from '#testing/facts'
import { REVIEWER } from '#testing/review-facts'
import { briefOf, consentStateOn } from '../consent/consent-record.ts'
import type { AnyFact } from '../fact.ts'
import { PlainDate } from '../plain-date.ts'
import { foldRegistration, foldSubmission } from '../registration/fold-registration.ts'
import { findPlace } from '../review/find-place.ts'
import { foldReview } from '../review/fold-review.ts'
import { listViewings } from './list-viewings.ts'

const ORG = '410202001'
const facts = consentFacts()
const [registered, ruled] = facts.girl()
const { subject } = registered
const view = (n: number, changes: Partial<AnyFact> = {}) =>
  buildFact({ n, subject, kind: 'minor-data-viewed', body: { opened: 'person-page' }, ...changes })
const redact = (fact: AnyFact): AnyFact => ({ ...fact, body: {}, redacted: true })
const reviewers = { org: REVIEWER, desk: `${REVIEWER}-01`, worker: `${REVIEWER}-w1` }

describe('the list of views', () => {
  test('names who looked at whose record, where and when, in the order in which it happened', () => {
    const second = view(9, { worker: '410202001-w2', body: { opened: 'form' } })
    expect(listViewings([second, ruled, view(8), registered], ORG)).toEqual([
      {
        factId: view(8).id,
        subject,
        at: '2026-03-02T09:08:00+08:00',
        order: view(8).order,
        org: ORG,
        desk: '410202001-01',
        worker: '410202001-w1',
        opened: 'person-page',
        fullName: '陈雨桐',
        isErased: false,
        number: 'ZY4102022603000001X',
      },
      expect.objectContaining({ worker: '410202001-w2', opened: 'form' }),
    ])
  })

  test('has the provisional number until there is another', () => {
    expect(listViewings([registered, view(8)], ORG)).toMatchObject([
      { number: registered.body.provisionalNumber },
    ])
  })

  test('is one organisation’s: what others looked at is on theirs', () => {
    const theirs = view(8, reviewers)
    expect(listViewings([registered, theirs], ORG)).toEqual([])
    expect(listViewings([registered, theirs], REVIEWER)).toMatchObject([{ fullName: '陈雨桐' }])
  })

  test('keeps a view that can be read by a newer version only, or no longer', () => {
    const newer = view(8, { schema: 2 })
    const malformed = view(9, { body: { opened: 'the ceiling' } })
    expect(listViewings([registered, newer, malformed], ORG)).toMatchObject([
      { opened: null },
      { opened: null },
    ])
    expect(listViewings([view(8)], ORG)).toMatchObject([{ fullName: '', number: '', isErased: false }])
  })

  test('of an erased person shows no name, and a number only where a fact that was left has it', () => {
    const erased = [redact(registered), redact(view(8))]
    expect(listViewings([...erased, view(9)], ORG)).toMatchObject([
      { isErased: true, fullName: '', number: '', opened: null },
      { isErased: true, fullName: '', number: '', opened: 'person-page' },
    ])
    expect(listViewings([...erased, ruled], ORG)).toMatchObject([{ number: 'ZY4102022603000001X' }])
    const printed = buildFact({
      n: 10,
      subject,
      kind: 'certificate-printed',
      body: { volunteerNumber: 'ZY1', form: 'pdf' },
    })
    expect(listViewings([...erased, redact(ruled), printed], ORG)).toMatchObject([{ number: 'ZY1' }])
    const fence = buildFact({
      id: `${subject}:hub.erased`,
      subject,
      kind: 'subject-redacted',
      org: 'hub',
      desk: 'hub',
      worker: 'hub',
      n: 0,
      body: { because: 'withdrawal', on: '2026-03-06' },
    })
    expect(listViewings([registered, ruled, view(8), fence], ORG)).toMatchObject([
      { isErased: true, fullName: '', number: '', opened: null },
    ])
    // Half erased: the registration itself is still to come.
    expect(listViewings([registered, redact(view(8))], ORG)).toMatchObject([{ fullName: '', number: '' }])
  })
})

describe('that somebody looked', () => {
  const looked = [view(8), view(9, { body: { opened: 'form' } })]

  test('changes nothing but the timeline', () => {
    const before = foldRegistration([registered, ruled])
    const after = foldRegistration([registered, ruled, ...looked])
    expect(after).toEqual({ ...before, timeline: after?.timeline })
    expect(after?.timeline.map(({ event }) => event)).toEqual([
      'registered',
      'ruled',
      'minor-data-viewed',
      'minor-data-viewed',
    ])
    const today = PlainDate.parse('2026-03-02')
    expect(after && consentStateOn(briefOf(after.consent), today)).toBe('valid')
  })

  test('is no submission, even where its clock puts it first', () => {
    const first = view(8, { order: '000000000000001.000000.410202001-01' })
    expect(foldSubmission([first, registered], first.id)).toBeNull()
    expect(foldRegistration([first, registered])).toMatchObject({
      submissions: [{ factId: registered.id }],
      registeredAt: registered.at,
      worker: registered.worker,
    })
  })

  test('makes nobody of somebody who was never registered', () => {
    expect(foldRegistration(looked)).toBeNull()
  })

  test('does not make a reviewer’s own of what is only reviewed there', () => {
    const theirs = view(8, { ...reviewers, order: '000000000000001.000000.410202-01' })
    expect(findPlace([theirs, registered], REVIEWER)).toEqual({ isOwn: false, isReviewed: true })
    const before = foldReview([registered], REVIEWER)
    expect(foldReview([theirs, registered], REVIEWER)).toEqual(before)
  })
})
