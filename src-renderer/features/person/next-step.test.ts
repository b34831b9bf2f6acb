import { expect, test } from 'vitest'
import type { AnyFact } from '#domain/fact'
import { foldRegistration } from '#domain/registration/fold-registration'
import { everyDispute } from '#testing/dispute-samples'
import { buildFact, buildRuling } from '#testing/facts'
import { retiree } from '#testing/resident-drafts'
import { findNextStep } from './next-step.ts'

const registered = buildFact({ kind: 'resident-registered', body: { ...retiree(), standing: 'adult' } })
const corrected = buildFact({
  n: 3,
  kind: 'resident-corrected',
  body: { changes: { fullName: '张秀莹' }, reason: '错字' },
})
const certificate = { payload: '{}', signature: 'x', kid: 'k' }
const enrolled = { outcome: 'enrolled', volunteerNumber: 'ZY4102022603000001X', certificate }
const returned = { outcome: 'returned', problems: [{ code: 'required', field: 'fullName' }] }

function stepOf(...facts: readonly AnyFact[]) {
  const registration = foldRegistration(facts)
  return registration && findNextStep(registration)
}

test('a registration waits until the hub has answered', () => {
  expect(stepOf(registered)).toEqual({ step: 'waiting' })
  expect(stepOf(registered, buildRuling(registered, enrolled))).toEqual({ step: 'enrolled' })
  expect(stepOf(registered, buildRuling(registered, returned))).toEqual({ step: 'returned' })
})

test('a volunteer keeps the number while a correction waits or comes back', () => {
  const ruled = buildRuling(registered, enrolled)
  expect(stepOf(registered, ruled, corrected)).toEqual({ step: 'correction-waiting' })
  expect(stepOf(registered, ruled, corrected, buildRuling(corrected, returned))).toEqual({
    step: 'correction-returned',
  })
})

test('a duplicate names the other office and nothing else', () => {
  const elsewhere = { outcome: 'duplicate', of: 'other-office', officeName: '龙亭区大兴社区' }
  expect(stepOf(registered, buildRuling(registered, elsewhere))).toEqual({
    step: 'duplicate-elsewhere',
    office: '龙亭区大兴社区',
  })
  const here = { outcome: 'duplicate', of: 'this-office', officeName: '龙亭区北道门社区' }
  expect(stepOf(registered, buildRuling(registered, here))).toEqual({ step: 'duplicate-here' })
})

test.each([
  ['dispute heard', 'dispute-heard'],
  ['dispute upheld', 'dispute-upheld'],
  ['dispute granted', 'dispute-granted'],
  ['transfer waiting', 'transfer-waiting'],
  ['to answer', 'dispute-to-answer'],
  ['transferred', 'transferred'],
  ['void', 'no-consent-found'],
  ['in review', 'in-review'],
])('%s: what happens next is %s', (name, step) => {
  expect(stepOf(...(everyDispute()[name] ?? []))).toMatchObject({ step })
})
