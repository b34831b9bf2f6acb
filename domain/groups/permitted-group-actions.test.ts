import { expect, test } from 'vitest'
import { GROUP_STATUSES } from './group.ts'
import { isGroupActionPermitted, permittedGroupActions } from './permitted-group-actions.ts'

test('whatever can still be put right may be corrected', () => {
  const correctable = GROUP_STATUSES.filter((status) => isGroupActionPermitted(status, 'correct'))
  expect(correctable).toEqual(['waiting', 'in-review', 'approved', 'returned'])
})

test('only a registered group takes members', () => {
  const open = GROUP_STATUSES.filter((status) => isGroupActionPermitted(status, 'take-members'))
  expect(open).toEqual(['approved'])
})

test('a refused or unreadable group is closed', () => {
  for (const status of ['refused', 'unreadable'] as const) expect(permittedGroupActions(status)).toEqual([])
})
