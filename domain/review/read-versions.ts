import type { AnyFact } from '../fact.ts'
import { foldGroup } from '../groups/fold-group.ts'
import { applyOne, applySubmissions, latestRulings } from '../registration/apply-submissions.ts'
import { readResidentDraft } from '../registration/resident-draft.ts'
import { sortOut } from '../registration/sort-out-facts.ts'
import type { ReviewRulings } from './find-answers.ts'
import type { GroupReview, RegistrationReview, ReviewVersion } from './review.ts'

/** Every submission of a registration, each as it words the whole. `ordered` holds the applicant's facts and the hub's. */
export function readRegistrationVersions(
  ordered: readonly AnyFact[],
  rulings: ReviewRulings,
): RegistrationReview['versions'] {
  const { submissions, rulings: ruled } = sortOut(ordered)
  const latest = latestRulings(ruled)
  return submissions.map((fact, index) => {
    // What came before it as the hub left it, and over that its own wording.
    const before = applySubmissions(submissions.slice(0, index), latest)
    return { ...describe(fact, rulings), draft: readResidentDraft(applyOne(before, fact)) }
  })
}

export function readGroupVersions(
  ordered: readonly AnyFact[],
  rulings: ReviewRulings,
): GroupReview['versions'] {
  const byId = new Map(ordered.map((fact) => [fact.id, fact]))
  return (foldGroup(ordered)?.submissions ?? []).flatMap(({ factId, draft }) => {
    const fact = byId.get(factId)
    return fact ? [{ ...describe(fact, rulings), draft }] : []
  })
}

function describe(fact: AnyFact, rulings: ReviewRulings): Omit<ReviewVersion<never>, 'draft'> {
  const { reason } = fact.body
  return {
    factId: fact.id,
    at: fact.at,
    reason: typeof reason === 'string' ? reason : null,
    outcome: rulings.get(fact.id)?.outcome ?? null,
  }
}
