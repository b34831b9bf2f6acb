import { inCausalOrder } from '#domain/causal-order'
import type { AnyFact } from '#domain/fact'
import { foldGroup } from '#domain/groups/fold-group'
import type { GroupRow } from './group-row.ts'

/** Folds the facts about one group into its row. Null where there is none. */
export function buildGroupRow(facts: readonly AnyFact[]): GroupRow | null {
  const group = foldGroup(facts)
  if (group === null) return null
  const { draft } = group
  return {
    subject: group.subject,
    status: group.status,
    name: draft.name ?? '',
    level: draft.level === 'corps' || draft.level === 'team' ? draft.level : null,
    org: group.org,
    parent: draft.parent ?? '',
    division: draft.division ?? '',
    dueOn: group.review?.dueOn ?? null,
    appliedAt: group.appliedAt,
    factIds: inCausalOrder(facts).map((fact) => fact.id),
  }
}
