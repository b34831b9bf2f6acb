import { type AnyFact, HUB } from '../fact.ts'
import { FACT_KINDS, type Fact, type FactOf, readBody } from '../facts/fact-kinds.ts'
import { unreachable } from '../result.ts'
import type { GroupTimelineEntry } from './group.ts'

/** The facts about one group, each in the heap where it counts. */
export interface SortedOutGroup {
  readonly submissions: AnyFact[]
  readonly rulings: FactOf<'group-ruled'>[]
  readonly reviews: FactOf<'review-opened'>[]
  readonly unread: AnyFact[]
  readonly timeline: GroupTimelineEntry[]
}

type Entry<T = GroupTimelineEntry> = T extends unknown ? Omit<T, 'factId' | 'at' | 'desk' | 'worker'> : never

/** `ordered` is in causal order, each fact once. */
export function sortOutGroup(ordered: readonly AnyFact[]): SortedOutGroup {
  const sorted: SortedOutGroup = { submissions: [], rulings: [], reviews: [], unread: [], timeline: [] }
  for (const fact of ordered) sorted.timeline.push(entryOf(fact, sortOne(fact, sorted)))
  return sorted
}

/** Puts one fact where it counts, and answers what to say of it. */
function sortOne(fact: AnyFact, sorted: SortedOutGroup): Entry {
  const read = readBody(fact)
  if (!read.ok) {
    if (!read.problems.some(({ code }) => code === 'malformed-body')) {
      sorted.unread.push(fact)
      return { event: 'needs-newer-version' }
    }
    // A malformed submission still waits for its ruling, which will name the problems.
    if (isSubmission(fact)) sorted.submissions.push(fact)
    return { event: 'malformed' }
  }
  // The hub's guard lets no desk write such a fact; one on this disk was put there by somebody else.
  if (FACT_KINDS[read.value.kind].writer === 'hub' && fact.desk !== HUB) return { event: 'malformed' }
  if (isSubmission(fact)) sorted.submissions.push(fact)
  if (read.value.kind === 'group-ruled') sorted.rulings.push(read.value)
  if (read.value.kind === 'review-opened') sorted.reviews.push(read.value)
  return describeGroupEvent(read.value)
}

function describeGroupEvent(fact: Fact): Entry {
  switch (fact.kind) {
    case 'group-applied':
      return { event: 'applied' }
    case 'group-corrected':
      return { event: 'corrected', reason: fact.body.reason }
    case 'group-ruled':
      return { event: 'ruled', outcome: fact.body.ruling.outcome }
    case 'review-opened':
      return { event: 'review-opened', reviewerName: fact.body.reviewerName, dueOn: fact.body.dueOn }
    case 'review-decided':
      return { event: 'review-decided', outcome: fact.body.decision.outcome }
    // These are about a person, a desk or a delay; under a group's subject they say nothing.
    case 'resident-registered':
    case 'resident-corrected':
    case 'guardian-consent-given':
    case 'guardian-consent-withdrawn':
    case 'own-consent-given':
    case 'consent-refused':
    case 'registration-withdrawn':
    case 'subject-redacted':
    case 'erasure-confirmed':
    case 'registration-ruled':
    case 'registration-ended':
    case 'certificate-printed':
    case 'minor-data-viewed':
    case 'group-joined':
    case 'group-left':
    case 'dispute-opened':
    case 'dispute-notified':
    case 'dispute-answered':
    case 'dispute-settled':
    case 'transfer-requested':
    case 'review-escalated':
    case 'desk-receipt':
    case 'evidence-received':
      return { event: 'malformed' }
    default:
      return unreachable(fact)
  }
}

function entryOf({ id, at, desk, worker }: AnyFact, event: Entry): GroupTimelineEntry {
  return { ...event, factId: id, at, desk, worker }
}

function isSubmission(fact: AnyFact): boolean {
  return fact.kind === 'group-applied' || fact.kind === 'group-corrected'
}
