import { describe, expect, test } from 'vitest'
import { buildFact, buildRuling } from '#testing/facts'
import { retiree } from '#testing/resident-drafts'
import type { AnyFact } from '../fact.ts'
import { PlainDate } from '../plain-date.ts'
import { admitResident } from './admit-resident.ts'
import { foldRegistration } from './fold-registration.ts'

const admitted = admitResident(retiree(), { today: PlainDate.parse('2026-03-02') })
const registered = buildFact({
  n: 1,
  kind: 'resident-registered',
  body: admitted.ok ? { ...admitted.value } : {},
})
const renamed = buildFact({
  n: 2,
  kind: 'resident-corrected',
  body: { changes: { fullName: '张秀瑛' }, reason: '姓名写错' },
})
const enrolled = (volunteerNumber = 'ZY4102022603000001X') => ({
  outcome: 'enrolled',
  volunteerNumber,
  certificate: { payload: '{}', signature: 'c2ln', kid: 'k1' },
})
const duplicate = { outcome: 'duplicate', of: 'other-office', officeName: '大兴社区' }
const returned = { outcome: 'returned', problems: [{ code: 'required', field: 'fullName' }] }

const orderAt = (n: number) => `${String(1_772_413_200_000 + n).padStart(15, '0')}.000000.x`

/** A fact of this desk, and one of the hub, at a place in time. */
const atDesk = (n: number, kind: string, body: AnyFact['body']) =>
  buildFact({ n, kind, body, order: orderAt(n) })
const fromHub = (n: number, kind: string, body: AnyFact['body'], changes: Partial<AnyFact> = {}) =>
  buildFact({
    id: `${registered.subject}:0198c2a4-0000-7000-8000-2${String(n).padStart(11, '0')}`,
    kind,
    body,
    org: 'hub',
    desk: 'hub',
    worker: 'hub',
    n: 0,
    order: orderAt(n),
    ...changes,
  })
const opened = (n: number, answers: AnyFact, changes?: Partial<AnyFact>) =>
  fromHub(
    n,
    'review-opened',
    {
      answers: answers.id,
      reviewer: '000000',
      reviewerName: '中国志愿服务联合会',
      openedOn: '2026-03-02',
      dueOn: '2026-03-09',
    },
    changes,
  )
const ruledAt = (n: number, answers: AnyFact, ruling: object) =>
  buildRuling(answers, ruling, { id: `${answers.id}.r${'abcdefghijklmnopqrstuvwxyz'[n]}`, order: orderAt(n) })

describe('a review', () => {
  test('names who decides, and by when', () => {
    expect(foldRegistration([registered, opened(3, registered)])).toMatchObject({
      status: 'in-review',
      review: { reviewerName: '中国志愿服务联合会', openedOn: '2026-03-02', dueOn: '2026-03-09' },
      timeline: [{ event: 'registered' }, { event: 'review-opened', dueOn: '2026-03-09' }],
    })
  })

  test('of an earlier submission is idle once there is a later one', () => {
    const facts = [registered, opened(3, registered), atDesk(4, renamed.kind, renamed.body)]
    expect(foldRegistration(facts)).toMatchObject({ status: 'waiting', review: null })
  })

  test('of the later submission counts, in whatever order the two arrive', () => {
    const facts = [opened(4, renamed), opened(3, registered), renamed, registered]
    expect(foldRegistration(facts)?.status).toBe('in-review')
  })

  test.each([
    ['enrolled', enrolled()],
    ['returned', returned],
    ['duplicate', duplicate],
  ])('is over once the hub has ruled: %s', (status, ruling) => {
    const facts = [registered, opened(3, registered), ruledAt(4, registered, ruling)]
    expect(foldRegistration(facts)).toMatchObject({ status, review: null })
  })

  test('of a volunteer’s correction leaves them a volunteer', () => {
    const facts = [registered, ruledAt(2, registered, enrolled())]
    const correction = atDesk(3, renamed.kind, renamed.body)
    expect(foldRegistration([...facts, correction, opened(4, correction)])).toMatchObject({
      status: 'enrolled',
      review: { dueOn: '2026-03-09' },
    })
  })

  test('of a fact that is not there opens nothing', () => {
    expect(foldRegistration([registered, opened(3, renamed)])).toMatchObject({
      status: 'waiting',
      review: null,
    })
  })

  test('that was decided shows so, and still waits for the hub', () => {
    const decision = buildFact({
      n: 4,
      kind: 'review-decided',
      org: '000000',
      desk: '000000-01',
      order: orderAt(4),
      body: { answers: registered.id, decision: { outcome: 'approve', consentOpened: false } },
    })
    expect(foldRegistration([registered, opened(3, registered), decision])).toMatchObject({
      status: 'in-review',
      timeline: [
        { event: 'registered' },
        { event: 'review-opened' },
        { event: 'review-decided', outcome: 'approve' },
      ],
    })
  })
})

describe('a dispute', () => {
  const heard = atDesk(3, 'dispute-opened', {
    claim: 'never-registered-by-me',
    statement: '我没有在别处登记过',
    on: '2026-03-02',
  })
  const notified = (n: number, dispute = 'registration:9:1') =>
    fromHub(n, 'dispute-notified', {
      dispute,
      openedAt: '北道门社区',
      openedOn: '2026-03-02',
      concerns: '大兴社区',
      answerBy: '2026-03-09',
    })
  const settled = (n: number, dispute: string, outcome: string) =>
    fromHub(n, 'dispute-settled', { dispute, outcome, concerns: '大兴社区', on: '2026-03-05' })
  const answered = (n: number, dispute: string, answer: object) =>
    atDesk(n, 'dispute-answered', { dispute, answer })

  test('there is none before anybody opened one', () => {
    expect(foldRegistration([registered])?.dispute).toBeNull()
  })

  test('at the counter that heard it: open, then settled by the hub', () => {
    const facts = [registered, ruledAt(2, registered, duplicate), heard]
    expect(foldRegistration(facts)).toMatchObject({
      status: 'duplicate',
      dispute: {
        id: heard.id,
        side: 'heard-here',
        state: 'open',
        outcome: null,
        openedAt: '',
        openedOn: '2026-03-02',
        answerBy: null,
      },
    })
    expect(foldRegistration([...facts, settled(4, heard.id, 'consent-shown')])).toMatchObject({
      status: 'duplicate',
      dispute: { state: 'settled', outcome: 'consent-shown' },
    })
  })

  test('at the office concerned: open with a date, answered by it, settled by the hub', () => {
    const facts = [registered, ruledAt(2, registered, enrolled()), notified(3)]
    expect(foldRegistration(facts)).toMatchObject({
      status: 'enrolled',
      dispute: {
        id: 'registration:9:1',
        side: 'concerns-this-office',
        state: 'open',
        openedAt: '北道门社区',
        answerBy: '2026-03-09',
      },
    })
    const consent = {
      outcome: 'consent-shown',
      shownBy: 'signature-on-file',
      consentOn: '2026-01-05',
      words: '',
    }
    const withAnswer = [...facts, answered(4, 'registration:9:1', consent)]
    expect(foldRegistration(withAnswer)?.dispute).toMatchObject({
      state: 'answered',
      outcome: 'consent-shown',
    })
    expect(
      foldRegistration([...withAnswer, settled(5, 'registration:9:1', 'consent-shown')])?.dispute,
    ).toMatchObject({ state: 'settled', outcome: 'consent-shown' })
  })

  test('where no consent was found ends the registration there, and a second ruling enrols here', () => {
    const there = [
      registered,
      ruledAt(2, registered, enrolled()),
      notified(3),
      answered(4, 'registration:9:1', { outcome: 'no-consent-found', words: '查无同意书' }),
      settled(5, 'registration:9:1', 'no-consent-found'),
      fromHub(6, 'registration-ended', { because: 'no-consent-found', officeName: '', on: '2026-03-05' }),
    ]
    expect(foldRegistration(there)).toMatchObject({
      status: 'ended',
      ended: { because: 'no-consent-found', officeName: '', on: '2026-03-05' },
      dispute: { state: 'settled', outcome: 'no-consent-found' },
    })
    const here = [
      registered,
      ruledAt(2, registered, duplicate),
      heard,
      settled(4, heard.id, 'no-consent-found'),
      ruledAt(5, registered, enrolled('ZY1')),
    ]
    expect(foldRegistration(here)).toMatchObject({
      status: 'enrolled',
      volunteerNumber: 'ZY1',
      duplicate: null,
      dispute: { state: 'settled' },
    })
  })

  test('answered or settled under another id is another dispute', () => {
    const facts = [registered, heard, settled(4, 'registration:9:9', 'consent-shown')]
    expect(foldRegistration(facts)?.dispute).toMatchObject({ state: 'open', outcome: null })
  })

  test('a newer one replaces an older one', () => {
    const facts = [
      registered,
      notified(3),
      settled(4, 'registration:9:1', 'consent-shown'),
      notified(5, 'registration:9:2'),
    ]
    expect(foldRegistration(facts)?.dispute).toMatchObject({ id: 'registration:9:2', state: 'open' })
  })
})

describe('a transfer', () => {
  const request = (n: number) =>
    atDesk(n, 'transfer-requested', { consent: { givenBy: 'self', givenOn: '2026-03-02' } })
  const found = [registered, ruledAt(2, registered, duplicate)]

  test('waits until the hub rules again', () => {
    expect(foldRegistration(found)?.transferWaiting).toBe(false)
    expect(foldRegistration([...found, request(3)])).toMatchObject({
      status: 'duplicate',
      transferWaiting: true,
    })
    expect(foldRegistration([...found, request(3), ruledAt(4, registered, enrolled('ZY1'))])).toMatchObject({
      status: 'enrolled',
      volunteerNumber: 'ZY1',
      transferWaiting: false,
    })
  })

  test('asked for again after a no waits again', () => {
    const refused = [...found, request(3), ruledAt(4, registered, duplicate)]
    expect(foldRegistration(refused)?.transferWaiting).toBe(false)
    expect(foldRegistration([...refused, request(5)])?.transferWaiting).toBe(true)
  })

  test('ends the registration of the office that the volunteer leaves', () => {
    const facts = [
      registered,
      ruledAt(2, registered, enrolled('ZY1')),
      fromHub(3, 'registration-ended', {
        because: 'transferred',
        officeName: '大兴社区',
        on: '2026-03-05',
      }),
    ]
    expect(foldRegistration(facts)).toMatchObject({
      status: 'ended',
      volunteerNumber: 'ZY1',
      ended: { because: 'transferred', officeName: '大兴社区' },
    })
  })
})

describe('an end', () => {
  const ended = fromHub(5, 'registration-ended', {
    because: 'transferred',
    officeName: '大兴社区',
    on: '2026-03-05',
  })

  test('beats an enrolment, also one that is ruled later, and a review', () => {
    const correction = atDesk(6, renamed.kind, renamed.body)
    for (const later of [
      [ruledAt(6, registered, enrolled())],
      [correction],
      [correction, opened(7, correction)],
    ]) {
      const facts = [registered, ruledAt(2, registered, enrolled()), ended, ...later]
      expect(foldRegistration(facts)?.status).toBe('ended')
    }
  })

  test('gives way to an erasure alone', () => {
    const erased = { ...registered, redacted: true as const, body: {} }
    expect(foldRegistration([erased, ended])?.status).toBe('erased')
  })
})

describe('groups', () => {
  const joined = (n: number, group: string) => atDesk(n, 'group-joined', { group, on: '2026-03-02' })
  const left = (n: number, group: string) =>
    atDesk(n, 'group-left', { group, on: '2026-03-03', reason: '搬家' })

  test('joined and left again, in the order of joining', () => {
    const groupsOf = (...facts: AnyFact[]) => foldRegistration([registered, ...facts])?.groups
    expect(groupsOf()).toEqual([])
    expect(groupsOf(joined(3, 'group:b'), joined(4, 'group:a'))).toEqual(['group:b', 'group:a'])
    expect(groupsOf(joined(3, 'group:a'), joined(4, 'group:a'))).toEqual(['group:a'])
    expect(groupsOf(joined(3, 'group:a'), joined(4, 'group:b'), left(5, 'group:a'))).toEqual(['group:b'])
    expect(groupsOf(left(5, 'group:a'), joined(3, 'group:a'), joined(6, 'group:a'))).toEqual(['group:a'])
    expect(groupsOf(left(3, 'group:a'))).toEqual([])
  })
})

describe('what only the hub may write', () => {
  const forger = { org: '410202001', desk: '410202001-01', worker: '410202001-w1' }

  test.each([
    ['review-opened', opened(3, registered, forger)],
    [
      'registration-ended',
      fromHub(3, 'registration-ended', { because: 'transferred', officeName: '', on: '2026-03-05' }, forger),
    ],
    [
      'dispute-notified',
      fromHub(
        3,
        'dispute-notified',
        {
          dispute: 'registration:9:1',
          openedAt: '',
          openedOn: '2026-03-02',
          concerns: '',
          answerBy: '2026-03-09',
        },
        forger,
      ),
    ],
    [
      'dispute-settled',
      fromHub(
        3,
        'dispute-settled',
        { dispute: 'registration:9:1', outcome: 'consent-shown', concerns: '', on: '2026-03-05' },
        forger,
      ),
    ],
  ])('%s from a desk is malformed and changes nothing', (kind, forged) => {
    expect(foldRegistration([registered, forged])).toMatchObject({
      status: 'waiting',
      review: null,
      dispute: null,
      ended: null,
      timeline: [{ event: 'registered' }, { event: 'malformed', kind }],
    })
  })

  test('a group’s fact under a registration’s subject says nothing', () => {
    const stray = atDesk(3, 'group-corrected', { changes: { fullName: '错' }, reason: '错' })
    expect(foldRegistration([registered, stray])).toMatchObject({
      resident: { fullName: '张秀英' },
      submissions: [{ factId: registered.id }],
      timeline: [{ event: 'registered' }, { event: 'malformed', kind: 'group-corrected' }],
    })
  })
})
