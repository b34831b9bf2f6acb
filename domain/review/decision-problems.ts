import { REVIEW_REASON_LIST } from '../code-lists/review-reasons.ts'
import type { ReviewDecided, ReviewReason } from '../facts/review-decided.ts'
import { unreachable } from '../result.ts'
import { tidyLine } from '../text/normalise-text.ts'

/** What keeps a reviewer's decision from being one. */
export type DecisionProblem =
  /** A return or a refusal says why, so that the applicant knows what to do. */
  | { readonly code: 'reason-missing' }
  /** The first reason that cannot be said of a group, or of a person. */
  | { readonly code: 'reason-not-for-this'; readonly reason: ReviewReason }
  | { readonly code: 'words-needed' }
  | { readonly code: 'words-too-long'; readonly maximum: number }
  | { readonly code: 'consent-not-opened' }

export interface DecisionContext {
  readonly about: 'group' | 'registration'
  /** A guardian's consent admits the person: nobody approves it unread, one by one (PIPL 31, Civil Code 19 and 22). */
  readonly needsConsentOpened: boolean
}

/** In characters; `ReviewDecided` keeps no more. */
export const LONGEST_DECISION_WORDS = 300

/**
 * What is wrong with a decision, or null where it can be given. The first thing a person can act on, as the desk shows it beside the
 * button; the hub asks the same before it rules, so that a desk that bypasses the screen gains nothing.
 */
export function findDecisionProblem(
  decision: ReviewDecided['decision'],
  { about, needsConsentOpened }: DecisionContext,
): DecisionProblem | null {
  switch (decision.outcome) {
    case 'approve':
      return needsConsentOpened && !decision.consentOpened ? { code: 'consent-not-opened' } : null
    case 'return':
    case 'refuse':
      return findReasonProblem(decision, about)
    default:
      return unreachable(decision)
  }
}

function findReasonProblem(
  { reasons, words }: { readonly reasons: readonly ReviewReason[]; readonly words: string },
  about: DecisionContext['about'],
): DecisionProblem | null {
  if (reasons.length === 0) return { code: 'reason-missing' }
  const strange = reasons.find((reason) => !reasonsFor(about).includes(reason))
  if (strange !== undefined) return { code: 'reason-not-for-this', reason: strange }
  if (reasons.includes('other') && tidyLine(words) === '') return { code: 'words-needed' }
  return words.length > LONGEST_DECISION_WORDS
    ? { code: 'words-too-long', maximum: LONGEST_DECISION_WORDS }
    : null
}

/** Reasons that can be said of a group or of a person, in the order of the list. */
export function reasonsFor(about: DecisionContext['about']): readonly ReviewReason[] {
  return REVIEW_REASON_LIST.filter((entry) => entry.about.some((of) => of === about)).map(
    ({ value }) => value,
  )
}
