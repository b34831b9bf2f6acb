import type { FactBody } from '#domain/facts/fact-kinds'
import type { ReviewReason } from '#domain/facts/review-decided'
import { accepted, type Result, rejected, unreachable } from '#domain/result'
import { type DecisionProblem, findDecisionProblem } from '#domain/review/decision-problems'
import { foldReview } from '#domain/review/fold-review'
import type { Review } from '#domain/review/review'
import type { DeskStore } from '../../store/desk-store.ts'

/** What a reviewer has filled in so far. */
export interface DecisionDraft {
  readonly outcome: 'approve' | 'return' | 'refuse' | null
  readonly reasons: readonly ReviewReason[]
  readonly words: string
  readonly consentOpened: boolean
}

export const UNDECIDED: DecisionDraft = { outcome: null, reasons: [], words: '', consentOpened: false }

/** What keeps a decision from being written: what is wrong with it, or with the time. */
export type DecisionRefusal =
  | DecisionProblem
  | { readonly code: 'outcome-missing' }
  | { readonly code: 'not-open' }
  /** It has not arrived, or a newer version wrote it: nobody decides on what they cannot see. */
  | { readonly code: 'not-readable' }
  /** The applicant submitted it again while this page was open. */
  | { readonly code: 'changed' }

type Decision = FactBody<'review-decided'>['decision']

/**
 * Writes this desk's decision on the submission that `seen` shows. The facts are read again first, so that nobody decides on what has
 * been decided or submitted anew meanwhile. Rejects with `StoreFailure` where the disk refuses.
 */
export async function decideReview(
  seen: Review,
  draft: DecisionDraft,
  { store, org }: { readonly store: Pick<DeskStore, 'factsOf' | 'append'>; readonly org: string },
): Promise<Result<Decision, DecisionRefusal>> {
  const { subject, factId } = seen
  const review = foldReview(await store.factsOf(subject), org)
  if (review === null || (review.factId === factId && review.state !== 'open'))
    return no({ code: 'not-open' })
  if (review.factId !== factId) return no({ code: 'changed' })
  if (!review.isReadable) return no({ code: 'not-readable' })
  const decision = readDecision(draft)
  if (decision === null) return no({ code: 'outcome-missing' })
  const problem = findDecisionProblem(decision, review)
  if (problem !== null) return no(problem)
  await store.append({ subject, kind: 'review-decided', body: { answers: factId, decision } })
  return accepted(decision)
}

/** The draft as a decision; of an approval only what was opened counts. Null where nothing was chosen. */
function readDecision({ outcome, reasons, words, consentOpened }: DecisionDraft): Decision | null {
  switch (outcome) {
    case null:
      return null
    case 'approve':
      return { outcome, consentOpened }
    case 'return':
    case 'refuse':
      return { outcome, reasons: [...reasons], words: words.trim() }
    default:
      return unreachable(outcome)
  }
}

function no(refusal: DecisionRefusal) {
  return rejected<DecisionRefusal>(refusal)
}
