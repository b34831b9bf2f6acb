import type { Group } from '#domain/groups/group'
import { unreachable } from '#domain/result'

/** Which sentence says what happens next with a group, and by when. */
export type NextGroupStep =
  | { readonly step: 'waiting' | 'approved' | 'approved-elsewhere' | 'returned' | 'refused' | 'unreadable' }
  | { readonly step: 'correction-waiting' | 'correction-returned' }
  | { readonly step: 'in-review' | 'correction-in-review'; readonly reviewer: string; readonly date: string }
  | { readonly step: 'to-review'; readonly date: string }

/** `own`: the organisation of this desk, which may be the applicant or the one that decides. */
export function findNextGroupStep(group: Group, own: string): NextGroupStep {
  const { status, review, submissions } = group
  if (review !== null && review.reviewer === own) return { step: 'to-review', date: review.dueOn }
  switch (status) {
    case 'approved':
      if (group.org !== own) return { step: 'approved-elsewhere' }
      if (review !== null) {
        return { step: 'correction-in-review', reviewer: review.reviewerName, date: review.dueOn }
      }
      return { step: stepOfCorrection(submissions.at(-1)?.answer) }
    case 'in-review':
      return review === null
        ? { step: 'waiting' }
        : { step: 'in-review', reviewer: review.reviewerName, date: review.dueOn }
    case 'waiting':
    case 'returned':
    case 'refused':
    case 'unreadable':
      return { step: status }
    default:
      return unreachable(status)
  }
}

/** A registered group stays so, whatever becomes of a later correction. */
function stepOfCorrection(answer: Group['submissions'][number]['answer'] | undefined) {
  if (answer === 'waiting') return 'correction-waiting'
  return answer === 'returned' || answer === 'refused' ? 'correction-returned' : 'approved'
}
