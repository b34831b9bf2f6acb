import type { GroupApplied } from '../facts/group-applied.ts'
import type { ResidentRegistered } from '../facts/resident-registered.ts'

/**
 * What a correction of a registration or a group changes: every top-level field whose content differs, whole, and null for a field that is gone (a guardian's consent
 * after the 18th birthday). Empty where nothing changed.
 */
export function findChanges(
  before: Readonly<Record<string, unknown>>,
  after: ResidentRegistered | GroupApplied,
): Record<string, unknown> {
  const wanted: Readonly<Record<string, unknown>> = after
  const changes: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(wanted)) {
    if (canonical(before[field]) !== canonical(value)) changes[field] = value
  }
  for (const [field, value] of Object.entries(before)) {
    if (FIELDS_OF_A_STANDING.has(field) && wanted[field] === undefined && value != null) changes[field] = null
  }
  return changes
}

/** Fields that belong to one standing and must go when the standing changes. Fields of a newer version are left alone. */
const FIELDS_OF_A_STANDING: ReadonlySet<string> = new Set(['ownConsent', 'guardianConsent', 'wagesNote'])

/** Content as text, with keys in one order: a fact read back from a database may have its keys in another. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
        : part,
    ) ?? 'undefined'
  )
}
