import { expect, test } from 'vitest'
import type { AnyFact } from '#domain/fact'
import { foldGroup } from '#domain/groups/fold-group'
import { buildFact } from '#testing/facts'
import { communityTeam } from '#testing/group-drafts'
import { buildGroupRuling, buildReviewOpened, saidByReviewer } from '#testing/review-facts'
import { findNextGroupStep } from './next-group-step.ts'

const subject = 'group:0198c2a4-0000-7000-8000-0000000000aa'
const applied = buildFact({ subject, kind: 'group-applied', body: communityTeam() })
const approved = buildGroupRuling(applied, { outcome: 'approved', registeredOn: '2026-03-02' })
const corrected = buildFact({
  subject,
  n: 9,
  kind: 'group-corrected',
  body: { changes: { address: '大兴街 3 号' }, reason: '搬家' },
})
const returned = { outcome: 'returned', problems: [saidByReviewer('data-incomplete')] }

function nextOf(facts: readonly AnyFact[], own = '410202001') {
  const group = foldGroup(facts)
  return group === null ? expect.unreachable('no group') : findNextGroupStep(group, own)
}

const review = { reviewer: '龙亭区志愿服务总队', date: '2026-03-09' }

test.each([
  ['just saved', [applied], { step: 'waiting' }],
  ['before the corps', [applied, buildReviewOpened(applied)], { step: 'in-review', ...review }],
  ['sent back', [applied, buildGroupRuling(applied, returned)], { step: 'returned' }],
  ['registered', [applied, approved], { step: 'approved' }],
  ['registered, a correction saved', [applied, approved, corrected], { step: 'correction-waiting' }],
  [
    'registered, a correction before the corps',
    [applied, approved, corrected, buildReviewOpened(corrected)],
    { step: 'correction-in-review', ...review },
  ],
  [
    'registered, a correction sent back',
    [applied, approved, corrected, buildGroupRuling(corrected, returned)],
    { step: 'correction-returned' },
  ],
  ['from a newer version', [{ ...applied, schema: 99 }], { step: 'unreadable' }],
] as const)('%s: the page says what happens next', (_, facts, next) => {
  expect(nextOf(facts)).toEqual(next)
})

test('the corps that decides is told by when, and not that its own members may join', () => {
  expect(nextOf([applied, buildReviewOpened(applied)], '410202')).toEqual({
    step: 'to-review',
    date: '2026-03-09',
  })
  expect(nextOf([applied, approved], '410202')).toEqual({ step: 'approved-elsewhere' })
})
