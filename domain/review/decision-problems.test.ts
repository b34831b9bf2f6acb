import { describe, expect, test } from 'vitest'
import { REVIEW_REASONS } from '../facts/review-decided.ts'
import { findDecisionProblem, reasonsFor } from './decision-problems.ts'

const adult = { about: 'registration', needsConsentOpened: false } as const
const minor = { about: 'registration', needsConsentOpened: true } as const
const group = { about: 'group', needsConsentOpened: false } as const
const approve = (consentOpened: boolean) => ({ outcome: 'approve' as const, consentOpened })

test('nobody approves a minor without having opened the guardian’s consent', () => {
  expect(findDecisionProblem(approve(false), minor)).toEqual({ code: 'consent-not-opened' })
  expect(findDecisionProblem(approve(true), minor)).toBeNull()
})

test('adults and groups are approved without it', () => {
  for (const context of [adult, group]) {
    expect(findDecisionProblem(approve(false), context)).toBeNull()
    expect(findDecisionProblem(approve(true), context)).toBeNull()
  }
})

test('a minor is returned without having opened the consent: nothing is admitted by it', () => {
  const decision = { outcome: 'return' as const, reasons: ['data-incomplete' as const], words: '' }
  expect(findDecisionProblem(decision, minor)).toBeNull()
})

test('each reason is for groups, for people, or for both', () => {
  expect(reasonsFor('group')).toEqual([
    'name-wrong',
    'unit-not-proven',
    'person-in-charge-not-proven',
    'contact-unreachable',
    'outside-area',
    'registered-already',
    'data-incomplete',
    'other',
  ])
  expect(reasonsFor('registration')).toEqual([
    'contact-unreachable',
    'outside-area',
    'registered-already',
    'identity-doubtful',
    'guardian-not-proven',
    'consent-not-proven',
    'data-incomplete',
    'other',
  ])
})

describe.each(['return', 'refuse'] as const)('to %s', (outcome) => {
  test.each([adult, group])('every reason that can be said of a $about is taken, no other', (context) => {
    for (const reason of REVIEW_REASONS) {
      const problem = findDecisionProblem({ outcome, reasons: [reason], words: '见说明' }, context)
      expect(problem).toEqual(
        reasonsFor(context.about).includes(reason) ? null : { code: 'reason-not-for-this', reason },
      )
    }
  })

  test('one wrong reason among right ones is found', () => {
    const reasons = ['data-incomplete', 'guardian-not-proven'] as const
    expect(findDecisionProblem({ outcome, reasons: [...reasons], words: '' }, group)).toEqual({
      code: 'reason-not-for-this',
      reason: 'guardian-not-proven',
    })
  })

  test('a reason is needed', () => {
    expect(findDecisionProblem({ outcome, reasons: [], words: '不行' }, group)).toEqual({
      code: 'reason-missing',
    })
  })

  test.each(['', ' ', '\u3000\n', '\u200b'])('another reason needs words, and %j are none', (words) => {
    expect(findDecisionProblem({ outcome, reasons: ['other'], words }, group)).toEqual({
      code: 'words-needed',
    })
    expect(findDecisionProblem({ outcome, reasons: ['name-wrong'], words }, group)).toBeNull()
  })

  test('words fit into a fact', () => {
    const decision = { outcome, reasons: ['other' as const], words: '长'.repeat(300) }
    expect(findDecisionProblem(decision, group)).toBeNull()
    expect(findDecisionProblem({ ...decision, words: `${decision.words}了` }, group)).toEqual({
      code: 'words-too-long',
      maximum: 300,
    })
  })
})
