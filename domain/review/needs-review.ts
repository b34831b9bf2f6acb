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
