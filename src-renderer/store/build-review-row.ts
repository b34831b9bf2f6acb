import { inCausalOrder } from '#domain/causal-order'
import type { AnyFact } from '#domain/fact'
import { foldReview } from '#domain/review/fold-review'
import type { ReviewRow } from './review-row.ts'

/** Folds the facts about one subject into its row of the inbox. Null where this organisation does not decide on it. */
export function buildReviewRow(facts: readonly AnyFact[], org: string): ReviewRow | null {
  const review = foldReview(facts, org)
  if (review === null) return null
  return {
    subject: review.subject,
    about: review.about,
    state: review.state,
    outcome: review.outcome,
    factId: review.factId,
    name: review.name,
    org: review.org ?? '',
    submittedAt: review.submittedAt,
    openedOn: review.openedOn,
    dueOn: review.dueOn,
    needsConsentOpened: review.needsConsentOpened,
    isReadable: review.isReadable,
    submissions: review.versions.length,
    factIds: inCausalOrder(facts).map((fact) => fact.id),
  }
}
