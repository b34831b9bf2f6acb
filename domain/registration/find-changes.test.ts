import { expect, test } from 'vitest'
import { communityTeam, KAIFENG_TREE } from '#testing/group-drafts'
import { COUNTER_DAY } from '#testing/resident-drafts'
import { admitGroup } from '../groups/admit-group.ts'
import { PlainDate } from '../plain-date.ts'
import { findChanges } from './find-changes.ts'

function admitted(draft: object) {
  const result = admitGroup(draft, {
    today: PlainDate.parse(COUNTER_DAY),
    organisations: KAIFENG_TREE,
    org: '410202001',
  })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

test('a group’s correction holds the changed fields whole, and nothing where nothing changed', () => {
  const before = admitted(communityTeam())
  const after = admitted(communityTeam({ contact: { fullName: '赵敏', phone: '13903785678' } }))
  expect(findChanges({ ...before }, before)).toEqual({})
  expect(findChanges({ ...before }, after)).toEqual({
    contact: { fullName: '赵敏', phone: '13903785678' },
  })
})

test('a number that no longer belongs to the kind is written as gone, and a newer version’s field stays', () => {
  const before = { ...admitted(communityTeam()), sealRef: 'sha256:1' }
  const after = admitted(communityTeam({ kind: 'civilised-unit', staffCount: 30 }))
  expect(findChanges(before, after)).toEqual({ kind: 'civilised-unit', population: null, staffCount: 30 })
})

test('keys in another order are no change', () => {
  const before = admitted(communityTeam())
  const { name, type, creditCode } = before.unit
  expect(findChanges({ ...before, unit: { creditCode, type, name } }, before)).toEqual({})
})
