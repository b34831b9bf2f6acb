import type { AnyFact } from '../fact.ts'

/** Who somebody is, and whose consent admits them: what the registrar has approved. Everything else may be corrected without asking again. */
const APPROVED_FIELDS: ReadonlySet<string> = new Set([
  'document',
  'fullName',
  'sex',
  'bornOn',
  'standing',
  'wagesNote',
  'guardianConsent',
])

/** Whether a volunteer's correction has to be approved anew. A body that cannot be read is. */
export function correctionNeedsReview(body: Readonly<Record<string, unknown>>): boolean {
  const { changes } = body
  if (typeof changes !== 'object' || changes === null) return true
  return Object.keys(changes).some((field) => APPROVED_FIELDS.has(field))
}

/**
 * Whether a volunteer's later submission has to be approved anew. A guardian's new consent is, as a correction of the guardian would be:
 * the guardian may be the community itself (Civil Code 32). One's own consent at 18 is nobody's to approve.
 */
export function submissionNeedsReview({ kind, body }: Pick<AnyFact, 'kind' | 'body'>): boolean {
  if (kind === 'guardian-consent-given') return true
  return kind === 'resident-corrected' && correctionNeedsReview(body)
}
