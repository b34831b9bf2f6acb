import { expect, test } from 'vitest'
import { DirectoryEntry } from '#contracts/directory'
import { KAIFENG_TREE } from '#testing/group-drafts'
import type { GroupRow } from '../../store/group-row.ts'
import { buildGroupTree } from './build-group-tree.ts'
import { findGroups } from './find-groups.ts'

const organisations = KAIFENG_TREE.map((org) => DirectoryEntry.parse({ kind: 'organisation', ...org }))

function published(subject: string, changes: object = {}): DirectoryEntry {
  return DirectoryEntry.parse({
    kind: 'group',
    subject,
    name: '大兴社区志愿服务队',
    level: 'team',
    groupKind: 'community',
    professionalField: null,
    org: '410225001',
    parent: '410225',
    division: '410225',
    registeredOn: '2026-03-01',
    ...changes,
  })
}

function row(subject: string, changes: Partial<GroupRow> = {}): GroupRow {
  return {
    subject,
    status: 'waiting',
    name: '北道门社区志愿服务队',
    level: 'team',
    org: '410202001',
    parent: '410202',
    division: '410202',
    dueOn: null,
    appliedAt: '2026-03-02T09:00:00+08:00',
    factIds: [],
    ...changes,
  }
}

const OWN = '410202001'

test('teams stand below the corps of their county, corps below the federation, own groups by themselves as well', () => {
  const tree = buildGroupTree([...organisations, published('group:1')], [row('group:2')], OWN)
  expect(tree.federations.map(({ name }) => name)).toEqual(['开封市志愿服务联合会'])
  expect(
    tree.federations[0]?.corps.map(({ name, teams }) => [name, teams.map(({ subject }) => subject)]),
  ).toEqual([
    ['龙亭区志愿服务总队', ['group:2']],
    ['兰考县志愿服务总队', ['group:1']],
  ])
  expect(tree.own.map(({ subject }) => subject)).toEqual(['group:2'])
  expect(tree.all).toHaveLength(2)
})

test('what this desk knows itself goes before what was published, and a group stands there once', () => {
  const tree = buildGroupTree(
    [...organisations, published('group:2', { org: OWN })],
    [row('group:2', { status: 'in-review', dueOn: '2026-03-09' })],
    OWN,
  )
  expect(tree.all).toMatchObject([{ subject: 'group:2', status: 'in-review', dueOn: '2026-03-09' }])
})

test('a corps is its organisation’s own line; a refused application gives way to the next', () => {
  const corps = { level: 'corps', org: '410202', parent: '410200' } as const
  const tree = buildGroupTree(
    organisations,
    [row('group:1', { ...corps, status: 'refused' }), row('group:2', { ...corps, status: 'waiting' })],
    OWN,
  )
  expect(tree.federations[0]?.corps).toHaveLength(2)
  expect(tree.federations[0]?.corps[0]?.group?.subject).toBe('group:2')
})

test('a corps’s own team stands below that corps, though the federation decides on it', () => {
  const tree = buildGroupTree(organisations, [row('group:1', { org: '410202', parent: '410200' })], OWN)
  expect(tree.federations[0]?.corps[0]?.teams.map(({ subject }) => subject)).toEqual(['group:1'])
})

test('no group is lost where the directory is missing, or its organisation above is unknown', () => {
  const lost = [row('group:1'), row('group:2', { level: null }), row('group:3', { level: 'corps', org: '9' })]
  const tree = buildGroupTree([], lost, OWN)
  expect(tree.federations).toEqual([])
  expect(tree.unplaced.map(({ subject }) => subject).toSorted()).toEqual(['group:1', 'group:2', 'group:3'])
  const county = buildGroupTree(organisations, [row('group:4', { parent: '', division: '410203' })], OWN)
  expect(county.unplaced.map(({ subject }) => subject)).toEqual(['group:4'])
})

test('groups are found by name, by pinyin and its initials, by office, and by all words together', () => {
  const { all } = buildGroupTree(
    [...organisations, published('group:1', { name: '重庆路社区ＡＢ志愿服务队' })],
    [row('group:2')],
    OWN,
  )
  const found = (query: string) => findGroups(all, query).map(({ subject }) => subject)
  expect(found('  ')).toEqual(['group:2', 'group:1'])
  expect(found('北道门')).toEqual(['group:2'])
  expect(found('bdmsq')).toEqual(['group:2'])
  expect(found('BEIDAOMEN')).toEqual(['group:2'])
  expect(found('北道门社区 zyfwd')).toEqual(['group:2'])
  expect(found('zhiyuanfuwudui')).toEqual(['group:2', 'group:1'])
  expect(found('没有这个')).toEqual([])
})
