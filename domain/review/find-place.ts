import { type AnyFact, HUB } from '../fact.ts'
import { type FactOf, readBody } from '../facts/fact-kinds.ts'

/** Facts with which a registration or a group begins. */
const BEGINNINGS: ReadonlySet<string> = new Set(['resident-registered', 'group-applied'])

/** On whose desks something is shown as what. */
export interface Place {
  /** Submitted here: it stands in this organisation's own roster or among its own groups. */
  readonly isOwn: boolean
  /** Laid before this organisation, which decides on it. */
  readonly isReviewed: boolean
}

/**
 * Whose something is, seen from one organisation: its own, another's that it reviews, or both (a registrar registers people too).
 * Where only the hub's facts have arrived so far, it counts as its own unless the hub has asked for a decision. `ordered` is in causal
 * order.
 */
export function findPlace(ordered: readonly AnyFact[], org: string): Place {
  const isAsked = findAsked(ordered, org).length > 0
  const origin = findOrigin(ordered)
  if (origin !== null) return { isOwn: origin === org, isReviewed: isAsked || origin !== org }
  const isReviewed = isAsked || ordered.some(({ kind }) => kind === 'review-decided')
  return { isOwn: !isReviewed, isReviewed }
}

/** What any organisation's desk may write about a subject that is not its own. */
const BESIDE: ReadonlySet<string> = new Set(['review-decided', 'minor-data-viewed'])

/** Code of the organisation whose desk submitted something first; null where none of its submissions is here. */
export function findOrigin(ordered: readonly AnyFact[]): string | null {
  const written = ordered.filter(({ desk, kind }) => desk !== HUB && !BESIDE.has(kind))
  const origin = written.find(({ kind }) => BEGINNINGS.has(kind)) ?? written[0]
  return origin?.org ?? null
}

/** The hub's words that something lies before an organisation to be decided, in causal order. */
export function findAsked(ordered: readonly AnyFact[], org: string): readonly FactOf<'review-opened'>[] {
  return ordered.flatMap((fact) => {
    if (fact.desk !== HUB || fact.kind !== 'review-opened' || fact.redacted) return []
    const read = readBody(fact)
    return read.ok && read.value.kind === 'review-opened' && read.value.body.reviewer === org
      ? [read.value]
      : []
  })
}
