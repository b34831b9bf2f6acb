import { type AnyFact, HUB } from '../fact.ts'
import { type FactOf, readBody } from '../facts/fact-kinds.ts'
import { describeEvent, entryOf, type TimelineEntry } from './timeline.ts'

export type Ruled = FactOf<'registration-ruled'>

/** The facts about one registration, each in the heap where it counts. */
export interface SortedOut {
  readonly submissions: AnyFact[]
  readonly rulings: Ruled[]
  readonly unread: AnyFact[]
  readonly timeline: TimelineEntry[]
  readonly erased: boolean
}

/** `ordered` is in causal order, each fact once. */
export function sortOut(ordered: readonly AnyFact[]): SortedOut {
  const submissions: AnyFact[] = []
  const rulings: Ruled[] = []
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
    if (read.ok && read.value.kind === 'registration-ruled' && fact.desk !== HUB) {
      // The hub's guard lets no desk write a ruling; one on this disk was put there by somebody else.
      timeline.push(entryOf(fact, { event: 'malformed', kind: fact.kind }))
    } else if (read.ok) {
      timeline.push(entryOf(fact, describeEvent(read.value)))
      if (read.value.kind === 'registration-ruled') rulings.push(read.value)
      if (isSubmission(fact)) submissions.push(fact)
    } else if (read.problems.some(({ code }) => code === 'malformed-body')) {
      timeline.push(entryOf(fact, { event: 'malformed', kind: fact.kind }))
      // A malformed submission still waits for its ruling, which will name the problems.
      if (isSubmission(fact)) submissions.push(fact)
    } else {
      timeline.push(entryOf(fact, { event: 'needs-newer-version', kind: fact.kind, schema: fact.schema }))
      unread.push(fact)
    }
  }
  return { submissions, rulings, unread, timeline, erased }
}

function isSubmission(fact: AnyFact): boolean {
  return fact.kind === 'resident-registered' || fact.kind === 'resident-corrected'
}
