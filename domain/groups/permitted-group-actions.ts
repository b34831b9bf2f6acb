import type { GroupStatus } from './group.ts'

export const GROUP_ACTIONS = [
  /** Change the application and submit it again, without typing it anew. */
  'correct',
  /** Take volunteers of the office in as members. */
  'take-members',
] as const
export type GroupAction = (typeof GROUP_ACTIONS)[number]

/** What may be done with a group in each status: buttons and checks read this one table. */
const PERMITTED = {
  waiting: ['correct'],
  'in-review': ['correct'],
  approved: ['correct', 'take-members'],
  returned: ['correct'],
  refused: [],
  unreadable: [],
} as const satisfies Record<GroupStatus, readonly GroupAction[]>

export function permittedGroupActions(status: GroupStatus): readonly GroupAction[] {
  return PERMITTED[status]
}

export function isGroupActionPermitted(status: GroupStatus, action: GroupAction): boolean {
  return permittedGroupActions(status).includes(action)
}
