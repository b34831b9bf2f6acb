import type { AnyFact } from '../fact.ts'
import type { ConsentParty } from '../facts/consent-refused.ts'
import type { Fact } from '../facts/fact-kinds.ts'
import type { ConsentGivenBecause } from '../facts/guardian-consent-given.ts'
import type { ViewedPlace } from '../facts/minor-data-viewed.ts'
import type { ErasedBecause } from '../facts/subject-redacted.ts'
import type { RegistrationEnded } from '../facts/transfer.ts'
import { unreachable } from '../result.ts'

/** What happened, in the person page's order. Codes only; the words are the page's. */
export type TimelineEvent =
  | { readonly event: 'registered' }
  | { readonly event: 'corrected'; readonly fields: readonly string[]; readonly reason: string }
  | { readonly event: 'ruled'; readonly outcome: 'enrolled' | 'returned' | 'refused' | 'duplicate' }
  | { readonly event: 'certificate-printed'; readonly form: 'paper' | 'pdf' }
  | { readonly event: 'review-opened'; readonly reviewerName: string; readonly dueOn: string }
  | { readonly event: 'review-decided'; readonly outcome: 'approve' | 'return' | 'refuse' }
  | { readonly event: 'dispute-opened'; readonly statement: string }
  | { readonly event: 'dispute-notified'; readonly openedAt: string; readonly answerBy: string }
  | { readonly event: 'dispute-answered'; readonly outcome: 'consent-shown' | 'no-consent-found' }
  | {
      readonly event: 'dispute-settled'
      readonly outcome: 'consent-shown' | 'no-consent-found'
      readonly concerns: string
    }
  | { readonly event: 'transfer-requested' }
  | {
      readonly event: 'ended'
      readonly because: RegistrationEnded['because']
      readonly officeName: string
    }
  | {
      readonly event: 'guardian-consent-given'
      readonly guardianName: string
      readonly because: ConsentGivenBecause
    }
  | { readonly event: 'guardian-consent-withdrawn'; readonly guardianName: string }
  | { readonly event: 'own-consent-given' }
  | { readonly event: 'consent-refused'; readonly party: ConsentParty }
  | { readonly event: 'registration-withdrawn'; readonly eraseAsked: boolean }
  | { readonly event: 'minor-data-viewed'; readonly opened: ViewedPlace }
  | { readonly event: 'group-joined' | 'group-left'; readonly group: string }
  | {
      readonly event: 'evidence-received'
      readonly state: 'arriving' | 'verified' | 'damaged'
      readonly arrived: number
      readonly total: number
    }
  | { readonly event: 'needs-newer-version'; readonly kind: string; readonly schema: number }
  /** A kind that this version knows, with a body that breaks its own schema. */
  | { readonly event: 'malformed'; readonly kind: string }
  /** What one fact said has gone. */
  | { readonly event: 'erased' }
  | { readonly event: 'subject-redacted'; readonly because: ErasedBecause }
  | { readonly event: 'erasure-confirmed' }

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
    case 'review-opened':
      return {
        event: 'review-opened',
        reviewerName: fact.body.reviewerName,
        dueOn: fact.body.dueOn,
      }
    case 'review-decided':
      return { event: 'review-decided', outcome: fact.body.decision.outcome }
    case 'dispute-opened':
      return { event: 'dispute-opened', statement: fact.body.statement }
    case 'dispute-notified':
      return {
        event: 'dispute-notified',
        openedAt: fact.body.openedAt,
        answerBy: fact.body.answerBy,
      }
    case 'dispute-answered':
      return { event: 'dispute-answered', outcome: fact.body.answer.outcome }
    case 'dispute-settled':
      return { event: 'dispute-settled', outcome: fact.body.outcome, concerns: fact.body.concerns }
    case 'transfer-requested':
      return { event: 'transfer-requested' }
    case 'registration-ended':
      return { event: 'ended', because: fact.body.because, officeName: fact.body.officeName }
    case 'guardian-consent-given': {
      const { consent, because } = fact.body
      return { event: fact.kind, guardianName: consent.guardian.fullName, because }
    }
    case 'guardian-consent-withdrawn':
      return { event: fact.kind, guardianName: fact.body.by.fullName }
    case 'own-consent-given':
      return { event: fact.kind }
    case 'consent-refused':
      return { event: fact.kind, party: fact.body.by }
    case 'registration-withdrawn':
      return { event: fact.kind, eraseAsked: fact.body.eraseAsked }
    case 'minor-data-viewed':
      return { event: fact.kind, opened: fact.body.opened }
    case 'group-joined':
    case 'group-left':
      return { event: fact.kind, group: fact.body.group }
    case 'evidence-received': {
      const { state, arrived, total } = fact.body
      return { event: 'evidence-received', state, arrived, total }
    }
    case 'subject-redacted':
      return { event: fact.kind, because: fact.body.because }
    case 'erasure-confirmed':
      return { event: fact.kind }
    // These are about a desk, a group or a delay; under a registration's subject they say nothing.
    case 'desk-receipt':
    case 'group-applied':
    case 'group-corrected':
    case 'group-ruled':
    case 'review-escalated':
      return { event: 'malformed', kind: fact.kind }
    default:
      return unreachable(fact)
  }
}
