import { type AnyFact, HUB } from '../fact.ts'
import { FACT_KINDS, type Fact, type FactOf, readBody } from '../facts/fact-kinds.ts'
import { isConsentGiven } from './changes-of.ts'
import { describeEvent, entryOf, type TimelineEntry } from './timeline.ts'

export type Ruled = FactOf<'registration-ruled'>

/** What is about a registration and is neither submitted nor a ruling on what was. */
export type Around = { [K in (typeof AROUND_KINDS)[number]]: FactOf<K> }[(typeof AROUND_KINDS)[number]]

const AROUND_KINDS = [
  'review-opened',
  'dispute-opened',
  'dispute-notified',
  'dispute-answered',
  'dispute-settled',
  'transfer-requested',
  'registration-ended',
  'guardian-consent-withdrawn',
  'registration-withdrawn',
  'consent-refused',
  'group-joined',
  'group-left',
] as const
const AROUND: ReadonlySet<string> = new Set(AROUND_KINDS)

/** The facts about one registration, each in the heap where it counts. */
export interface SortedOut {
  readonly submissions: AnyFact[]
  readonly rulings: Ruled[]
  readonly around: Around[]
  readonly unread: AnyFact[]
  readonly timeline: TimelineEntry[]
  readonly erased: boolean
}

/** `ordered` is in causal order, each fact once. */
export function sortOut(ordered: readonly AnyFact[]): SortedOut {
  const submissions: AnyFact[] = []
  const rulings: Ruled[] = []
  const around: Around[] = []
  const unread: AnyFact[] = []
  const timeline: TimelineEntry[] = []
  let erased = false
  for (const fact of ordered) {
    if (fact.redacted) {
      erased = true
      timeline.push(entryOf(fact, { event: 'erased' }))
      continue
    }
    const read = readBody(fact)
    if (read.ok && FACT_KINDS[read.value.kind].writer === 'hub' && fact.desk !== HUB) {
      // The hub's guard lets no desk write such a fact; one on this disk was put there by somebody else.
      timeline.push(entryOf(fact, { event: 'malformed', kind: fact.kind }))
    } else if (read.ok) {
      timeline.push(entryOf(fact, describeEvent(read.value)))
      if (read.value.kind === 'subject-redacted') erased = true
      if (read.value.kind === 'registration-ruled') rulings.push(read.value)
      else if (isSubmission(fact)) submissions.push(fact)
      else if (isAround(read.value)) around.push(read.value)
    } else if (read.problems.some(({ code }) => code === 'malformed-body')) {
      timeline.push(entryOf(fact, { event: 'malformed', kind: fact.kind }))
      // A malformed submission still waits for its ruling, which will name the problems.
      if (isSubmission(fact)) submissions.push(fact)
    } else {
      timeline.push(entryOf(fact, { event: 'needs-newer-version', kind: fact.kind, schema: fact.schema }))
      unread.push(fact)
    }
  }
  return { submissions, rulings, around, unread, timeline, erased }
}

function isAround(fact: Fact): fact is Around {
  return AROUND.has(fact.kind)
}

function isSubmission(fact: AnyFact): boolean {
  return fact.kind === 'resident-registered' || fact.kind === 'resident-corrected' || isConsentGiven(fact)
}
