import type { Registration } from '#domain/registration/registration'

/** Which sentence says what happens next with a registration, and what it names. */
export type NextStep =
  | { readonly step: 'waiting' | 'enrolled' | 'returned' | 'refused' | 'erased' | 'unreadable' }
  | { readonly step: 'correction-waiting' | 'correction-returned' }
  | { readonly step: 'in-review'; readonly reviewer: string; readonly date: string }
  | { readonly step: 'ended' | 'no-consent-found' | 'consent-withdrawn' | 'registration-withdrawn' }
  | { readonly step: 'transferred'; readonly office: string }
  | { readonly step: 'dispute-to-answer'; readonly office: string; readonly date: string }
  | { readonly step: 'dispute-heard' | 'dispute-upheld' | 'dispute-granted' | 'transfer-waiting' }
  | { readonly step: 'duplicate-here' }
  | { readonly step: 'duplicate-elsewhere'; readonly office: string }

export function findNextStep(registration: Registration): NextStep {
  const { status, duplicate, submissions, dispute, ended, review } = registration
  if (ended !== null) {
    return ended.because === 'transferred'
      ? { step: 'transferred', office: ended.officeName }
      : { step: ended.because }
  }
  if (dispute?.side === 'concerns-this-office' && dispute.state === 'open') {
    return { step: 'dispute-to-answer', office: dispute.openedAt, date: dispute.answerBy ?? '' }
  }
  if (duplicate !== null) {
    if (registration.transferWaiting) return { step: 'transfer-waiting' }
    if (dispute?.side === 'heard-here' && dispute.state !== 'settled') return { step: 'dispute-heard' }
    if (dispute?.outcome === 'consent-shown') return { step: 'dispute-upheld' }
    if (dispute?.outcome === 'no-consent-found') return { step: 'dispute-granted' }
    return duplicate.of === 'this-office'
      ? { step: 'duplicate-here' }
      : { step: 'duplicate-elsewhere', office: duplicate.officeName }
  }
  // A number is for life; a later correction may still be waiting or come back.
  if (status === 'enrolled') {
    const latest = submissions.at(-1)?.answer
    if (latest === 'waiting') return { step: 'correction-waiting' }
    if (latest === 'returned' || latest === 'refused') return { step: 'correction-returned' }
  }
  if (review !== null && status === 'in-review') {
    return { step: 'in-review', reviewer: review.reviewerName, date: review.dueOn }
  }
  if (status === 'in-review') return { step: 'waiting' }
  return status === 'duplicate' ? { step: 'duplicate-here' } : { step: status }
}
