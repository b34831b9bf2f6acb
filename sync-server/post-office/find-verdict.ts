import type { Organisation } from '#contracts/enrolment'
import type { AdmissionProblem } from '#domain/registration/admission-problem'
import type { Surroundings } from './post-office-surroundings.ts'
import { findReviewRecord } from './review-record.ts'

/** What the organisation above said to a submission. `open`: nothing yet. */
export type Verdict =
  | { readonly outcome: 'open' | 'approved' }
  | { readonly outcome: 'returned' | 'refused'; readonly problems: readonly AdmissionProblem[] }

/** `field`: where the form shows the reviewer's words. */
export async function findVerdict(
  surroundings: Surroundings,
  factId: string,
  field: string,
): Promise<Verdict> {
  const record = await findReviewRecord(surroundings, factId)
  if (record?.decided?.by !== 'reviewer') return { outcome: 'open' }
  const { decision } = record.decided
  if (decision.outcome === 'approve') return { outcome: 'approved' }
  const reviewerName = nameOf(surroundings.book.find(record.reviewer), record.reviewer)
  const problems = decision.reasons.map((reason, index): AdmissionProblem => {
    // The reviewer's own words belong to the whole answer: they are said once, with the first reason.
    return {
      code: 'returned-by-reviewer',
      field,
      reason,
      words: index === 0 ? decision.words : '',
      reviewerName,
    }
  })
  return { outcome: decision.outcome === 'return' ? 'returned' : 'refused', problems }
}

function nameOf(organisation: Organisation | null, code: string): string {
  return organisation?.name ?? code
}
