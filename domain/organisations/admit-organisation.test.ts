import { expect, test } from 'vitest'
import type { OrganisationInTree } from '../review/find-reviewer.ts'
import { admitOrganisation } from './admit-organisation.ts'

const TREE: readonly OrganisationInTree[] = [
  { code: '000000', name: '中国志愿服务联合会', level: 'registrar', division: '000000', parent: null },
  { code: '410200', name: '开封市志愿服务联合会', level: 'federation', division: '410200', parent: '000000' },
  { code: '410202', name: '龙亭区志愿服务总队', level: 'corps', division: '410202', parent: '410200' },
  { code: '410202001', name: '北道门社区', level: 'office', division: '410202', parent: '410202' },
]
const OFFICE: OrganisationInTree = {
  code: '410202003',
  name: '午朝门社区',
  level: 'office',
  division: '410202',
  parent: '410202',
}
const CORPS: OrganisationInTree = {
  code: '410203',
  name: '顺河回族区志愿服务总队',
  level: 'corps',
  division: '410203',
  parent: '410200',
}
const problemsOf = (organisation: OrganisationInTree, tree = TREE) => {
  const answer = admitOrganisation(tree, organisation)
  return answer.ok ? [] : answer.problems
}

test.each([OFFICE, CORPS])('$name is admitted under the organisation directly above it', (organisation) => {
  expect(admitOrganisation(TREE, organisation)).toEqual({ ok: true, value: organisation })
})

test('a tree grows from the registrar down', () => {
  for (const [index, organisation] of TREE.entries())
    expect(problemsOf(organisation, TREE.slice(0, index))).toEqual([])
})

test('what was typed full width or with blanks is tidied', () => {
  const typed = { ...OFFICE, code: '４１０２０２ ００３', name: ' 午朝门社区\n', parent: ' 410202' }
  expect(admitOrganisation(TREE, typed)).toEqual({ ok: true, value: OFFICE })
})

test.each([
  ['a code with letters', { code: '41020200A' }, { code: 'code-malformed', value: '41020200A' }],
  ['a code of five digits', { code: '41020' }, { code: 'code-malformed', value: '41020' }],
  [
    'a code of thirteen digits',
    { code: '4102020030000' },
    { code: 'code-malformed', value: '4102020030000' },
  ],
  ['a code that is a path', { code: '../_users' }, { code: 'code-malformed', value: '../_USERS' }],
  ['a code that is taken', { code: '410202001' }, { code: 'code-taken', name: '北道门社区' }],
  ['no name', { name: ' \u200b ' }, { code: 'name-malformed' }],
  ['an endless name', { name: '社'.repeat(81) }, { code: 'name-malformed' }],
  ['a parent that nobody knows', { parent: '999999' }, { code: 'parent-unknown', value: '999999' }],
  ['no parent', { parent: null }, { code: 'parent-unknown', value: '' }],
  ['a parent two levels up', { parent: '410200' }, { code: 'parent-not-above', wanted: 'corps' }],
  ['a parent of its own level', { parent: '410202001' }, { code: 'parent-not-above', wanted: 'corps' }],
  [
    'another county’s division',
    { division: '410203' },
    { code: 'division-unfit', value: '410203', wanted: '410202' },
  ],
  ['no division', { division: '' }, { code: 'division-unfit', value: '', wanted: '410202' }],
] as const)('an office with %s is refused, and told what is wrong', (_what, changes, problem) => {
  expect(problemsOf({ ...OFFICE, ...changes })).toEqual([problem])
})

test.each([
  ['顺河区志愿服务总队', '410203', '顺河回族区志愿服务总队'],
  ['顺河回族区志愿服务队', '410203', '顺河回族区志愿服务总队'],
  ['顺河回族区志愿者总队', '410203', '顺河回族区志愿服务总队'],
])('a corps that calls itself %s is told its name by the notice', (name, division, suggested) => {
  expect(problemsOf({ ...CORPS, name, division })).toEqual([{ code: 'corps-misnamed', suggested }])
})

test('a corps of a county that is not listed here is held to the form of the name', () => {
  const federation = { ...(TREE[1] as OrganisationInTree), code: '410100', division: '410100' }
  const corps = { ...CORPS, code: '410122', division: '410122', parent: '410100' }
  const named = (name: string) => problemsOf({ ...corps, name }, [...TREE, federation])
  expect(named('中牟县志愿服务总队')).toEqual([])
  expect(named('中牟志愿服务总队')).toEqual([{ code: 'corps-misnamed', suggested: '' }])
})

test.each([
  ['another city’s', '410122'],
  ['the city’s own', '410200'],
  ['an abolished', '410211'],
])('a corps in %s division is refused', (_what, division) => {
  expect(problemsOf({ ...CORPS, division }).map(({ code }) => code)).toContain('division-unfit')
})

test('a second corps of a county, a second federation of a city and a second registrar have no place', () => {
  const taken = (organisation: OrganisationInTree) =>
    expect(problemsOf({ ...organisation, code: '777777' })).toEqual([
      { code: 'place-taken', name: organisation.name },
    ])
  for (const organisation of TREE.slice(0, 3)) taken(organisation)
})

test('a registrar under somebody else is refused, and a province is no city', () => {
  expect(problemsOf({ ...(TREE[0] as OrganisationInTree), parent: '410200' }, TREE.slice(1))).toEqual([
    { code: 'parent-not-above', wanted: 'none' },
  ])
  const province = { ...(TREE[1] as OrganisationInTree), code: '410000', division: '410000' }
  expect(problemsOf(province, TREE.slice(0, 1))).toEqual([
    { code: 'division-unfit', value: '410000', wanted: '××××00' },
  ])
})

test('everything that is wrong is told at once', () => {
  const wrong: OrganisationInTree = { code: 'x', name: '', level: 'office', division: '1', parent: '2' }
  expect(problemsOf(wrong).map(({ code }) => code)).toEqual([
    'code-malformed',
    'name-malformed',
    'parent-unknown',
    'division-unfit',
  ])
})
