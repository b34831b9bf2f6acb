import type { AnyFact } from '../fact.ts'
import type { Ruled } from './sort-out-facts.ts'

export type Body = Readonly<Record<string, unknown>>
export type Rulings = ReadonlyMap<string, Ruled>

/** Fact id → the ruling that answers it: the latest one, where the hub ruled again. */
export function latestRulings(ordered: readonly Ruled[]): Rulings {
  return new Map(ordered.map((ruled) => [ruled.body.answers, ruled]))
}

export function isEnrolling(ruled: Ruled | undefined): ruled is Ruled & {
  body: { ruling: Extract<Ruled['body']['ruling'], { outcome: 'enrolled' }> }
} {
  return ruled?.body.ruling.outcome === 'enrolled'
}

/**
 * Whether the hub had enrolled a later submission before it answered this one with no: what it enrolled then is in force without this
 * one, which came late from another desk. `index`: place in causal order.
 */
function isOvertaken(submissions: readonly AnyFact[], index: number, rulings: Rulings): boolean {
  const own = rulings.get(submissions[index]?.id ?? '')
  if (own === undefined || isEnrolling(own)) return false
  return submissions.slice(index + 1).some((later) => {
    const ruled = rulings.get(later.id)
    return isEnrolling(ruled) && ruled.order < own.order
  })
}

/**
 * The registration with its corrections, each changed field whole. Once somebody is a volunteer, a correction that the hub refused
 * does not count; before that, the latest wording is what the worker goes on correcting. An overtaken correction never counts.
 */
export function applySubmissions(submissions: readonly AnyFact[], rulings: Rulings): Body {
  let body: Body = {}
  let enrolled = false
  for (const [index, fact] of submissions.entries()) {
    const outcome = rulings.get(fact.id)?.body.ruling.outcome
    const isRefused = enrolled && (outcome === 'refused' || outcome === 'duplicate')
    if (fact.kind === 'resident-registered') body = { ...body, ...fact.body }
    else if (!isRefused && !isOvertaken(submissions, index, rulings)) body = { ...body, ...changesOf(fact) }
    if (outcome === 'enrolled') enrolled = true
  }
  return body
}

/** The answer that the worker has to act on: the latest submission's, or the no to one that it had overtaken. Null while one waits. */
export function findOpenAnswer(
  submissions: readonly AnyFact[],
  rulings: Rulings,
): Ruled['body']['ruling'] | null {
  const latest = rulings.get(submissions.at(-1)?.id ?? '')
  if (latest === undefined) return null
  const overtaken = isEnrolling(latest)
    ? submissions.findLast(
        ({ id }, index) =>
          isOvertaken(submissions, index, rulings) && (rulings.get(id)?.order ?? '') > latest.order,
      )
    : undefined
  return (overtaken && rulings.get(overtaken.id)?.body.ruling) ?? latest.body.ruling
}

function changesOf(correction: AnyFact): Body {
  const { changes } = correction.body
  return typeof changes === 'object' && changes !== null ? { ...changes } : {}
}
