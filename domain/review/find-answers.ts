import { type AnyFact, HUB } from '../fact.ts'
import { type Fact, type FactOf, readBody } from '../facts/fact-kinds.ts'
import type { AdmissionProblem } from '../registration/admission-problem.ts'
import { unreachable } from '../result.ts'
import type { ReviewDecision, ReviewOutcome } from './review.ts'

/** The hub's word on one submission, in a reviewer's words. */
export interface ReviewRuling {
  readonly outcome: ReviewOutcome
  readonly problems: readonly AdmissionProblem[]
}
export type ReviewRulings = ReadonlyMap<string, ReviewRuling>

/** Submission → what the hub ruled on it: the latest word, where it ruled again. `ordered` is in causal order. */
export function findRulings(ordered: readonly AnyFact[]): ReviewRulings {
  const rulings = new Map<string, ReviewRuling>()
  for (const fact of ordered) {
    if (fact.desk !== HUB || !fact.kind.endsWith('-ruled')) continue
    const ruled = readFact(fact)
    if (ruled?.kind !== 'registration-ruled' && ruled?.kind !== 'group-ruled') continue
    const { ruling } = ruled.body
    const problems = 'problems' in ruling ? ruling.problems : []
    rulings.set(ruled.body.answers, { outcome: OUTCOMES[ruling.outcome], problems })
  }
  return rulings
}

const OUTCOMES = {
  approved: 'approve',
  enrolled: 'approve',
  returned: 'return',
  refused: 'refuse',
  duplicate: 'duplicate',
} as const satisfies Record<string, ReviewOutcome>

/** What an organisation's desks decided, in causal order, and which of it the hub took. */
export function findDecisions(
  ordered: readonly AnyFact[],
  org: string,
  rulings: ReviewRulings,
): readonly ReviewDecision[] {
  return ordered.flatMap((fact) => {
    if (fact.kind !== 'review-decided' || fact.org !== org) return []
    const decided = readFact(fact)
    if (decided?.kind !== 'review-decided') return []
    const { answers, decision } = decided.body
    const fate = findFate(decision, rulings.get(answers))
    return [{ factId: fact.id, answers, decision, at: fact.at, desk: fact.desk, worker: fact.worker, fate }]
  })
}

function findFate(
  decision: FactOf<'review-decided'>['body']['decision'],
  ruling: ReviewRuling | undefined,
): ReviewDecision['fate'] {
  if (ruling === undefined) return 'waiting'
  const said = ruling.problems.filter((problem) => problem.code === 'returned-by-reviewer')
  if (ruling.outcome !== 'approve' && said.length === 0) return 'overruled'
  if (ruling.outcome !== decision.outcome) return 'not-taken'
  switch (decision.outcome) {
    case 'approve':
      return 'taken'
    case 'return':
    case 'refuse':
      // Of two desks that both returned it, the one whose reasons the applicant reads.
      return isSameSet(
        decision.reasons,
        said.map(({ reason }) => reason),
      )
        ? 'taken'
        : 'not-taken'
    default:
      return unreachable(decision)
  }
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.every((one) => others.includes(one)) && others.every((one) => some.includes(one))
}

function readFact(fact: AnyFact): Fact | null {
  if (fact.redacted) return null
  const read = readBody(fact)
  return read.ok ? read.value : null
}
