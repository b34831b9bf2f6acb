import { expect, test } from 'vitest'
import { PlainDate } from '#domain/plain-date'
import type { DeskStore, NewFact } from '../../store/desk-store.ts'
import type { KnownGroup } from './build-group-tree.ts'
import { findJoinableGroups, joinGroup, leaveGroup } from './join-group.ts'

const today = PlainDate.parse('2026-03-02')
const office = { code: '410202001', parent: '410202' }

function group(subject: string, changes: Partial<KnownGroup> = {}): KnownGroup {
  return {
    subject,
    name: subject,
    level: 'team',
    status: 'approved',
    dueOn: null,
    org: '410202001',
    orgName: '',
    parent: '410202',
    division: '410202',
    ...changes,
  }
}

/** Takes facts as the store does. */
function takingStore() {
  const taken: NewFact[] = []
  // Only `append` is asked of it.
  const store = {
    append: async (fact: NewFact) => {
      taken.push(fact)
    },
  } as unknown as DeskStore
  return { store, taken, today }
}

const current = { factId: 'x', party: 'person', guardianName: null, from: today, until: null } as const
const consent = { current, history: [current], withdrawals: [], refusal: null } as const
const volunteer = { subject: 'registration:1', status: 'enrolled', groups: ['group:9'], consent } as const
const lapsed = { ...volunteer, consent: { ...consent, current: { ...current, until: today } } } as const

test('a volunteer may join registered groups of the office and of the corps above, and none twice', () => {
  const groups = [
    group('group:1'),
    group('group:2', { status: 'in-review' }),
    group('group:3', { org: '410202', level: 'corps' }),
    group('group:4', { org: '410202002' }),
    group('group:9'),
  ]
  const joinable = findJoinableGroups(groups, office, volunteer.groups)
  expect(joinable.map(({ subject }) => subject)).toEqual(['group:1', 'group:3'])
  expect(findJoinableGroups(groups, { code: '9', parent: null }, [])).toEqual([])
})

test('joining is one fact about the person, with the day', async () => {
  const ports = takingStore()
  expect(await joinGroup(volunteer, 'group:1', [group('group:1')], ports)).toEqual({
    ok: true,
    value: 'group:1',
  })
  expect(ports.taken).toEqual([
    { subject: 'registration:1', kind: 'group-joined', body: { group: 'group:1', on: '2026-03-02' } },
  ])
})

test.each([
  ['nothing chosen', volunteer, '', 'required'],
  ['a group that is not offered', volunteer, 'group:4', 'unknown-code'],
  ['somebody whose guardian’s consent lapses today', lapsed, 'group:1', 'unknown-code'],
  ['somebody who is no volunteer', { ...volunteer, status: 'waiting' as const }, 'group:1', 'unknown-code'],
] as const)('%s is no joining', async (_, member, chosen, code) => {
  const ports = takingStore()
  const answer = await joinGroup(member, chosen, [group('group:1')], ports)
  expect(answer).toMatchObject({ ok: false, problems: [{ code, field: 'group' }] })
  expect(ports.taken).toEqual([])
})

test('leaving needs a membership and a reason', async () => {
  const ports = takingStore()
  expect(await leaveGroup(volunteer, 'group:9', ' \u3000 ', ports)).toMatchObject({
    problems: [{ code: 'required', field: 'leaveReason' }],
  })
  expect(await leaveGroup(volunteer, 'group:9', '搬'.repeat(201), ports)).toMatchObject({
    problems: [{ code: 'too-long', maximum: 200 }],
  })
  expect(await leaveGroup(volunteer, 'group:1', '搬家', ports)).toMatchObject({ ok: false })
  expect(ports.taken).toEqual([])
  expect(await leaveGroup(volunteer, 'group:9', ' 搬家 ', ports)).toMatchObject({ ok: true })
  expect(ports.taken).toEqual([
    {
      subject: 'registration:1',
      kind: 'group-left',
      body: { group: 'group:9', on: '2026-03-02', reason: '搬家' },
    },
  ])
})
