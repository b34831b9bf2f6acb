import { afterEach, expect, test } from 'vitest'
import type { AnyFact } from '#domain/fact'
import { foldReview } from '#domain/review/fold-review'
import type { Review } from '#domain/review/review'
import { buildFact } from '#testing/facts'
import { openMemoryDesk } from '#testing/memory-desk'
import { fourteenYearOld, retiree } from '#testing/resident-drafts'
import { buildDecision, buildReviewOpened, REVIEWER } from '#testing/review-facts'
import type { OpenedDeskStore } from '../../store/open-desk-store.ts'
import { approveTogether } from './approve-together.ts'
import { type DecisionDraft, decideReview, UNDECIDED } from './decide-review.ts'

let store: OpenedDeskStore
afterEach(() => store.close())

function person(n: number, changes: object = {}): AnyFact {
  const subject = `registration:0198c2a4-0000-7000-8000-${String(n).padStart(12, '0')}`
  const body = { ...retiree(), standing: 'adult', bornOn: '1957-08-16', ...changes }
  return buildFact({ subject, n, kind: 'resident-registered', body })
}
const minor = person(7, { ...fourteenYearOld(), standing: 'minor', bornOn: '2011-09-01' })

async function openDesk(...facts: readonly AnyFact[]): Promise<void> {
  store = await openMemoryDesk(REVIEWER)
  await store.exchange.receive(facts)
}
async function reviewOf({ subject }: AnyFact): Promise<Review> {
  const review = foldReview(await store.factsOf(subject), REVIEWER)
  if (review === null) throw new Error('nothing to review')
  return review
}
const decide = (review: Review, draft: Partial<DecisionDraft>) =>
  decideReview(review, { ...UNDECIDED, ...draft }, { store, org: REVIEWER })

test('an approval is written on the submission that was seen', async () => {
  const fact = person(1)
  await openDesk(fact, buildReviewOpened(fact))
  const answer = await decide(await reviewOf(fact), { outcome: 'approve' })
  expect(answer).toEqual({ ok: true, value: { outcome: 'approve', consentOpened: false } })
  expect(await reviewOf(fact)).toMatchObject({
    state: 'decided',
    decisions: [{ answers: fact.id, decision: { outcome: 'approve', consentOpened: false } }],
  })
})

test('a return carries its reasons and words, without blanks around them', async () => {
  const fact = person(1)
  await openDesk(fact)
  const draft = { outcome: 'return', reasons: ['other'], words: ' 请核对住址 \n' } as const
  const answer = await decide(await reviewOf(fact), draft)
  expect(answer).toMatchObject({
    value: { outcome: 'return', reasons: ['other'], words: '请核对住址' },
  })
})

test.each([
  [{}, 'outcome-missing'],
  [{ outcome: 'return' }, 'reason-missing'],
  [{ outcome: 'refuse', reasons: ['other'], words: '  ' }, 'words-needed'],
  [{ outcome: 'refuse', reasons: ['other'], words: '字'.repeat(301) }, 'words-too-long'],
  [{ outcome: 'return', reasons: ['name-wrong'] }, 'reason-not-for-this'],
] as const)('%o is no decision: %s', async (draft, code) => {
  const fact = person(1)
  await openDesk(fact)
  expect(await decide(await reviewOf(fact), draft)).toMatchObject({ ok: false, problems: [{ code }] })
  expect(await reviewOf(fact)).toMatchObject({ state: 'open' })
})

test('a minor is approved only after the consent was opened', async () => {
  await openDesk(minor)
  const review = await reviewOf(minor)
  expect(await decide(review, { outcome: 'approve' })).toMatchObject({
    problems: [{ code: 'consent-not-opened' }],
  })
  expect(await decide(review, { outcome: 'approve', consentOpened: true })).toMatchObject({
    value: { outcome: 'approve', consentOpened: true },
  })
})

test('nobody decides on what was decided, corrected, or has not arrived', async () => {
  const fact = person(1)
  await openDesk(fact, buildReviewOpened(fact))
  const seen = await reviewOf(fact)
  await store.exchange.receive([buildDecision(fact, { outcome: 'approve', consentOpened: false })])
  expect(await decide(seen, { outcome: 'approve' })).toMatchObject({ problems: [{ code: 'not-open' }] })

  const body = { changes: { fullName: '张秀瑛' }, reason: '错字' }
  const corrected = buildFact({ subject: fact.subject, n: 60, kind: 'resident-corrected', body })
  await store.exchange.receive([corrected])
  expect(await decide(seen, { outcome: 'approve' })).toMatchObject({ problems: [{ code: 'changed' }] })

  const unseen = person(2)
  await store.exchange.receive([buildReviewOpened(unseen)])
  expect(await decide(await reviewOf(unseen), { outcome: 'approve' })).toMatchObject({
    problems: [{ code: 'not-readable' }],
  })
})

const rowOf = (fact: AnyFact) => ({
  subject: fact.subject,
  factId: fact.id,
  name: String(fact.body.fullName),
})

test('adults are approved together, one decision each, and progress is counted', async () => {
  const people = [1, 2, 3].map((n) => person(n))
  await openDesk(...people)
  const written: number[] = []
  // Whoever shows the count is waited for: nothing is written while the page draws it.
  const outcome = await approveTogether(people.map(rowOf), { store, org: REVIEWER }, async () => {
    await new Promise((resolve) => setTimeout(resolve))
    const reviews = await Promise.all(people.map(reviewOf))
    written.push(reviews.filter(({ state }) => state === 'decided').length)
  })
  expect(outcome).toEqual({ approved: 3, left: [] })
  expect(written).toEqual([1, 2, 3])
  for (const fact of people) {
    expect(await reviewOf(fact)).toMatchObject({
      state: 'decided',
      decisions: [{ answers: fact.id, decision: { outcome: 'approve', consentOpened: false } }],
    })
  }
})

test('whoever may not be approved unseen is left out and named, whatever the list said', async () => {
  const [adult, decided, corrected] = [person(1), person(2), person(3)]
  const body = { changes: { fullName: '张秀瑛' }, reason: '错字' }
  await openDesk(
    adult,
    minor,
    decided,
    buildDecision(decided, { outcome: 'approve', consentOpened: false }),
    corrected,
    buildFact({ subject: corrected.subject, n: 60, kind: 'resident-corrected', body }),
  )
  const strange = { subject: 'registration:0198c2a4-0000-7000-8000-000000000099', factId: 'x', name: '无' }
  const asked = [adult, minor, decided, corrected].map(rowOf)
  const outcome = await approveTogether([...asked, strange], { store, org: REVIEWER })
  expect(outcome.approved).toBe(1)
  expect(outcome.left.map(({ subject, why }) => [subject, why])).toEqual([
    [minor.subject, 'consent-not-opened'],
    [decided.subject, 'not-open'],
    [corrected.subject, 'changed'],
    [strange.subject, 'not-open'],
  ])
  expect(await reviewOf(minor)).toMatchObject({ state: 'open' })
})
