import type { AnyFact } from '../fact.ts'
import type { Fact } from '../facts/fact-kinds.ts'
import { unreachable } from '../result.ts'

/** What happened, in the person page's order. Codes only; the words are the page's. */
export type TimelineEvent =
  | { readonly event: 'registered' }
  | { readonly event: 'corrected'; readonly fields: readonly string[]; readonly reason: string }
  | { readonly event: 'ruled'; readonly outcome: 'enrolled' | 'returned' | 'refused' | 'duplicate' }
  | { readonly event: 'certificate-printed'; readonly form: 'paper' | 'pdf' }
  | { readonly event: 'needs-newer-version'; readonly kind: string; readonly schema: number }
  /** A kind that this version knows, with a body that breaks its own schema. */
  | { readonly event: 'malformed'; readonly kind: string }
  | { readonly event: 'erased' }

export type TimelineEntry = TimelineEvent & {
  readonly factId: string
  readonly at: string
  readonly org: string
  readonly desk: string
  readonly worker: string
}

export function entryOf(fact: AnyFact, event: TimelineEvent): TimelineEntry {
  const { id, at, org, desk, worker } = fact
  return { ...event, factId: id, at, org, desk, worker }
}

export function describeEvent(fact: Fact): TimelineEvent {
  switch (fact.kind) {
    case 'resident-registered':
      return { event: 'registered' }
    case 'resident-corrected':
      return { event: 'corrected', fields: Object.keys(fact.body.changes), reason: fact.body.reason }
    case 'registration-ruled':
      return { event: 'ruled', outcome: fact.body.ruling.outcome }
    case 'certificate-printed':
      return { event: 'certificate-printed', form: fact.body.form }
    // A receipt is about a desk; under a registration's subject it says nothing.
    case 'desk-receipt':
      return { event: 'malformed', kind: fact.kind }
    default:
      return unreachable(fact)
  }
}
