import type { GroupStatus } from '#domain/groups/group'

/** One group as the tree and its list show it: the folded state, small. */
export interface GroupRow {
  readonly subject: string
  readonly status: GroupStatus
  readonly name: string
  readonly level: 'corps' | 'team' | null
  /** The organisation that applied, and the one that reviews. */
  readonly org: string
  readonly parent: string
  readonly division: string
  readonly dueOn: string | null
  readonly appliedAt: string
  readonly factIds: readonly string[]
}
