import type { DirectoryEntry } from '#contracts/directory'
import type { AnyFact } from '#domain/fact'
import { PlainDate } from '#domain/plain-date'
import { buildFact, buildRuling } from './facts.ts'
import { communityTeam } from './group-drafts.ts'
import { fourteenYearOld, motherConsents, retiree, unemployedResident } from './resident-drafts.ts'
import {
  buildDecision,
  buildGroupRuling,
  buildReviewOpened,
  REVIEWER,
  saidByReviewer,
} from './review-facts.ts'

/** The branch of the notice's tree that a corps stands in, with its two communities. */
const ORGANISATIONS = [
  ['410200', '开封市志愿服务联合会', 'federation', '410200', '000000'],
  [REVIEWER, '龙亭区志愿服务总队', 'corps', '410202', '410200'],
  ['410202001', '龙亭区北道门社区', 'office', '410202', REVIEWER],
  ['410202002', '龙亭区大兴社区', 'office', '410202', REVIEWER],
] as const

/** What the hub publishes where people approve registrations. */
export const REVIEWED_DIRECTORY: readonly DirectoryEntry[] = [
  ...ORGANISATIONS.map(([code, name, level, division, parent]) => ({
    kind: 'organisation' as const,
    code,
    name,
    level,
    division,
    parent,
  })),
  { kind: 'registrar', policy: 'manual' },
  { kind: 'calendar', year: 2026, holidays: [], workingWeekends: [] },
]

const day = (text: string) => PlainDate.parse(text)
const CALM = { openedOn: day('2026-02-27'), dueOn: day('2026-03-06') }
const AMBER = { openedOn: day('2026-02-24'), dueOn: day('2026-03-03') }
const RED = { openedOn: day('2026-02-16'), dueOn: day('2026-02-23') }

/** One of each thing that can lie before a corps on 2 March 2026, by what it is. */
export function everyReview(): Readonly<Record<string, readonly AnyFact[]>> {
  let made = 0
  function submitted(type: 'registration' | 'group', kind: string, body: AnyFact['body']): AnyFact {
    made += 1
    const subject = `${type}:0198c2a4-0000-7000-8000-${String(made).padStart(12, '0')}`
    return buildFact({ subject, n: made, desk: '410202001-01', kind, body })
  }
  const person = (changes: Record<string, unknown>) =>
    submitted('registration', 'resident-registered', changes)
  const adult = { ...retiree(), standing: 'adult', sex: 'female', bornOn: '1957-08-16' }
  const man = { ...unemployedResident(), standing: 'adult', sex: 'male', bornOn: '1985-11-03' }
  const child = { ...fourteenYearOld(), standing: 'minor', sex: 'female', bornOn: '2011-09-01' }
  const consent = motherConsents()
  const ward = {
    ...child,
    fullName: '陈小雨',
    guardianConsent: {
      ...consent,
      guardian: { ...consent.guardian, fullName: '龙亭区北道门社区居委会', relation: 'organisation' },
    },
  }
  const team = { ...communityTeam(), name: '北道门社区志愿队' }

  const calm = person(adult)
  const amber = person({ ...man, fullName: '王志强' })
  const red = person({ ...adult, fullName: '赵桂兰' })
  const minor = person(child)
  const guarded = person(ward)
  const first = person({ ...adult, fullName: '孙玉梅' })
  const again = buildFact({
    subject: first.subject,
    n: 60,
    kind: 'resident-corrected',
    body: {
      changes: {
        fullName: '孙玉梅',
        phone: null,
        residence: { division: '410202', community: '北道门社区', detail: '解放路 8 号院' },
      },
      reason: '总队要求核对住址',
    },
  })
  const sentBack = { outcome: 'returned', problems: [saidByReviewer('data-incomplete', '请核对住址')] }
  const returned = person({ ...adult, fullName: '周海燕' })
  const decided = person({ ...adult, fullName: '吴静' })
  const closed = person({ ...adult, fullName: '黄建国' })
  const certificate = { payload: '{}', signature: 'c2ln', kid: '1' }
  const group = submitted('group', 'group-applied', team)
  const renamed = buildFact({
    subject: group.subject,
    n: 61,
    kind: 'group-corrected',
    body: { changes: { name: '北道门社区志愿服务队', plannedSize: 260 }, reason: '名称不符合规定' },
  })
  const back = { outcome: 'return', reasons: ['data-incomplete' as const], words: '请核对住址' } as const
  return {
    calm: [calm, buildReviewOpened(calm, CALM)],
    amber: [amber, buildReviewOpened(amber, AMBER)],
    red: [red, buildReviewOpened(red, RED)],
    minor: [minor, buildReviewOpened(minor, AMBER)],
    'ward of an organisation': [guarded, buildReviewOpened(guarded, CALM)],
    'submitted again': [
      first,
      buildReviewOpened(first, RED),
      buildDecision(first, { ...back, reasons: [...back.reasons] }, { n: 50 }),
      buildRuling(first, sentBack),
      again,
      buildReviewOpened(again, CALM),
    ],
    returned: [
      returned,
      buildReviewOpened(returned, CALM),
      buildDecision(returned, { ...back, reasons: [...back.reasons] }, { n: 51 }),
      buildRuling(returned, sentBack),
    ],
    'decided by two desks': [
      decided,
      buildReviewOpened(decided, CALM),
      buildDecision(decided, { outcome: 'approve', consentOpened: false }, { n: 52 }),
      buildDecision(
        decided,
        { outcome: 'refuse', reasons: ['other'], words: '本人已搬离本辖区' },
        { n: 53, desk: `${REVIEWER}-02`, worker: `${REVIEWER}-w2` },
      ),
    ],
    closed: [
      closed,
      buildReviewOpened(closed, CALM),
      buildDecision(closed, { outcome: 'approve', consentOpened: false }, { n: 54 }),
      buildRuling(closed, { outcome: 'enrolled', volunteerNumber: 'ZY4102022603000001X', certificate }),
    ],
    'not arrived': [buildReviewOpened(person(adult), CALM)],
    group: [
      group,
      buildReviewOpened(group, RED),
      buildGroupRuling(group, { outcome: 'returned', problems: [saidByReviewer('name-wrong')] }),
      renamed,
      buildReviewOpened(renamed, CALM),
    ],
  }
}

/** What the hub tells a corps of those below it. */
export function everyNotice(): readonly AnyFact[] {
  const told = (n: number, kind: string, body: AnyFact['body']) =>
    buildFact({ subject: `organisation:${REVIEWER}`, n, kind, body, org: 'hub', desk: 'hub', worker: 'hub' })
  const late = (n: number, name: string, at: string) => ({
    ...told(n, 'review-escalated', {
      answers: `registration:0198c2a4-0000-7000-8000-0000000000${n}:1`,
      about: 'registration',
      name,
      officeName: '龙亭区北道门社区',
      reviewer: REVIEWER,
      reviewerName: '龙亭区志愿服务总队',
      dueOn: '2026-02-23',
    }),
    at,
  })
  const notified = (n: number, answerBy: string) =>
    told(n, 'dispute-notified', {
      dispute: `dispute-${n}`,
      openedAt: '龙亭区大兴社区',
      openedOn: '2026-02-20',
      concerns: '龙亭区北道门社区',
      answerBy,
    })
  const settled = (n: number, outcome: string) => [
    notified(n, '2026-03-06'),
    told(n + 1, 'dispute-settled', {
      dispute: `dispute-${n}`,
      outcome,
      concerns: '龙亭区北道门社区',
      on: '2026-02-27',
    }),
  ]
  return [
    late(70, 'L-410202001-01-000070', '2026-03-01T09:00:00+08:00'),
    late(71, 'L-410202001-01-000071', '2026-01-05T09:00:00+08:00'),
    notified(72, '2026-02-27'),
    notified(73, '2026-03-06'),
    ...settled(74, 'consent-shown'),
    ...settled(76, 'no-consent-found'),
  ]
}
