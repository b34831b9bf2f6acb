import type { AnyFact } from '../fact.ts'
import { type Body, changesOf, isConsentGiven } from './changes-of.ts'
import type { Ruled } from './sort-out-facts.ts'

/** The hub's answer to one submission, to a registration's or to a group's. */
export interface AnyRuled {
  readonly order: string
  readonly body: {
    readonly answers: string
    readonly ruling: { readonly outcome: 'enrolled' | 'approved' | 'returned' | 'refused' | 'duplicate' }
  }
}
export type Rulings<R extends AnyRuled = Ruled> = ReadonlyMap<string, R>

/** Fact id → the ruling that answers it: the latest one, where the hub ruled again. */
export function latestRulings<R extends AnyRuled>(ordered: readonly R[]): Rulings<R> {
  return new Map(ordered.map((ruled) => [ruled.body.answers, ruled]))
}

export function isEnrolling(ruled: Ruled | undefined): ruled is Ruled & {
  body: { ruling: Extract<Ruled['body']['ruling'], { outcome: 'enrolled' }> }
} {
  return ruled?.body.ruling.outcome === 'enrolled'
}

/** The hub said yes: a volunteer is enrolled, or a group approved. */
export function isGranted(ruled: AnyRuled | undefined): boolean {
  const outcome = ruled?.body.ruling.outcome
  return outcome === 'enrolled' || outcome === 'approved'
}

/** The hub said no, for now or for good. */
export function isTurnedDown(ruled: AnyRuled | undefined): boolean {
  const outcome = ruled?.body.ruling.outcome
  return outcome === 'returned' || outcome === 'refused'
}

/**
 * Whether the hub had granted a later submission before it answered this one with no: what it granted then is in force without this
 * one, which came late from another desk. `index`: place in causal order.
 */
function isOvertaken(submissions: readonly AnyFact[], index: number, rulings: Rulings<AnyRuled>): boolean {
  const own = rulings.get(submissions[index]?.id ?? '')
  if (own === undefined || isGranted(own)) return false
  return submissions.slice(index + 1).some((later) => {
    const ruled = rulings.get(later.id)
    return ruled !== undefined && isGranted(ruled) && ruled.order < own.order
  })
}

/**
 * The registration, or the group's application, with its corrections, each changed field whole. Once it is granted, a correction that
 * the hub refused does not count; before that, the latest wording is what the worker goes on correcting. An overtaken correction never
 * counts. A consent that came back does not take the place of the one that stands: it is given anew, not corrected.
 */
export function applySubmissions(submissions: readonly AnyFact[], rulings: Rulings<AnyRuled>): Body {
  let body: Body = {}
  let granted = false
  for (const [index, fact] of submissions.entries()) {
    const ruled = rulings.get(fact.id)
    const outcome = ruled?.body.ruling.outcome
    const isRefused =
      granted &&
      (outcome === 'duplicate' || outcome === 'refused' || (isConsentGiven(fact) && isTurnedDown(ruled)))
    if (isFirst(fact) || (!isRefused && !isOvertaken(submissions, index, rulings)))
      body = applyOne(body, fact)
    if (isGranted(ruled)) granted = true
  }
  return body
}

/** One submission laid over what was there before it, whatever the hub answered. */
export function applyOne(before: Body, fact: AnyFact): Body {
  return { ...before, ...changesOf(fact) }
}

/** The answer that the worker has to act on: the latest submission's, or the no to one that it had overtaken. Null while one waits. */
export function findOpenAnswer<R extends AnyRuled>(
  submissions: readonly AnyFact[],
  rulings: Rulings<R>,
): R['body']['ruling'] | null {
  const latest = rulings.get(submissions.at(-1)?.id ?? '')
  if (latest === undefined) return null
  const overtaken = isGranted(latest)
    ? submissions.findLast(
        ({ id }, index) =>
          isOvertaken(submissions, index, rulings) && (rulings.get(id)?.order ?? '') > latest.order,
      )
    : undefined
  return (overtaken && rulings.get(overtaken.id)?.body.ruling) ?? latest.body.ruling
}

function isFirst(fact: AnyFact): boolean {
  return fact.kind === 'resident-registered' || fact.kind === 'group-applied'
}
