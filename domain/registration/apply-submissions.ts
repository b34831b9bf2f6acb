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
 * The registration with its corrections, each changed field whole. Once somebody is a volunteer, a correction that the hub refused
 * does not count; before that, the latest wording is what the worker goes on correcting.
 */
export function applySubmissions(submissions: readonly AnyFact[], rulings: Rulings): Body {
  let body: Body = {}
  let enrolled = false
  for (const fact of submissions) {
    const outcome = rulings.get(fact.id)?.body.ruling.outcome
    if (fact.kind === 'resident-registered') body = { ...body, ...fact.body }
    else if (!(enrolled && (outcome === 'refused' || outcome === 'duplicate'))) {
      body = { ...body, ...changesOf(fact) }
    }
    if (outcome === 'enrolled') enrolled = true
  }
  return body
}

function changesOf(correction: AnyFact): Body {
  const { changes } = correction.body
  return typeof changes === 'object' && changes !== null ? { ...changes } : {}
}
