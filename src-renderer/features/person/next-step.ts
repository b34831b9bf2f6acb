import type { Registration } from '#domain/registration/registration'

/** Which sentence says what happens next with a registration, and the office it may name. */
export type NextStep =
  | { readonly step: 'waiting' | 'enrolled' | 'returned' | 'refused' | 'erased' | 'unreadable' }
  | { readonly step: 'correction-waiting' | 'correction-returned' }
  | { readonly step: 'duplicate-here' }
  | { readonly step: 'duplicate-elsewhere'; readonly office: string }

export function findNextStep(registration: Registration): NextStep {
  const { status, duplicate, submissions } = registration
  if (duplicate !== null) {
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
  return status === 'duplicate' ? { step: 'duplicate-here' } : { step: status }
}
