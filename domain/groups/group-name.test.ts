import { describe, expect, test } from 'vitest'
import { findRightGroupName, type GroupNaming, LONGEST_UNIT_NAME, readGroupName } from './group-name.ts'

const community: GroupNaming = {
  level: 'team',
  division: '410202',
  unitName: '北道门社区',
  professionalField: null,
}
const corps: GroupNaming = { ...community, level: 'corps', unitName: '龙亭区文明办' }

describe('the right name', () => {
  test.each<[string, Partial<GroupNaming>]>([
    ['北道门社区志愿服务队', {}],
    ['北道门社区法律志愿服务队', { professionalField: 'law' }],
    ['北道门社区文化志愿服务队', { professionalField: 'culture' }],
    ['北道门社区科普志愿服务队', { professionalField: 'science' }],
    ['北道门社区医疗卫生志愿服务队', { professionalField: 'medical' }],
    ['北道门社区心理咨询志愿服务队', { professionalField: 'counselling' }],
    ['河南大学（明伦校区）志愿服务队', { unitName: ' 河南大学(明伦校区) ' }],
    ['开封市第28中学志愿服务队', { unitName: '开封市第２８ 中学' }],
    ['北道门社区志愿服务队', { unitName: '北道门社区居民委员会' }],
    ['大李庄村志愿服务队', { unitName: '大李庄村村民委员会' }],
    ['大李庄村民委员会志愿服务队', { unitName: '大李庄村民委员会' }],
    ['龙亭区志愿服务总队', { level: 'corps' }],
    ['兰考县志愿服务总队', { level: 'corps', division: '410225' }],
    ['顺河回族区志愿服务总队', { level: 'corps', division: '410203', professionalField: 'law' }],
    ['老城区志愿服务总队', { level: 'corps', division: '410302', divisionName: '老城区' }],
  ])('is %s', (name, changes) => {
    expect(findRightGroupName({ ...community, ...changes })).toBe(name)
    expect(readGroupName(name, { ...community, ...changes })).toEqual({ ok: true, value: name })
  })

  test.each<[string, GroupNaming]>([
    ['a team whose unit is not known', { ...community, unitName: ' 　' }],
    ['a team whose unit is too long for any name', { ...community, unitName: '长'.repeat(51) }],
    ['a corps of another city whose name nobody said', { ...corps, division: '410302' }],
  ])('of %s cannot be built', (_title, naming) => {
    expect(findRightGroupName(naming)).toBeNull()
  })

  test('with the longest unit and word fits into a fact', () => {
    const unitName = '长'.repeat(LONGEST_UNIT_NAME)
    const name = findRightGroupName({ ...community, unitName, professionalField: 'medical' })
    expect(name?.length).toBeLessThanOrEqual(60)
  })
})

test.each([
  ' 北道门社区 志愿服务队 ',
  '北道门社区\u3000志愿服务队',
  '北道门\u200b社区志愿服务队',
  '北道门社区志愿服务队\n',
])('blanks are no mistake: %j', (typed) => {
  expect(readGroupName(typed, community)).toEqual({ ok: true, value: '北道门社区志愿服务队' })
})

test('a committee may stand in the name of its community’s team, which it is still better named after', () => {
  const naming = { ...community, unitName: '北道门社区居委会' }
  expect(readGroupName('北道门社区居委会志愿服务队', naming).ok).toBe(true)
  expect(readGroupName('北道门社区志愿服务队', naming).ok).toBe(true)
  expect(readGroupName('北道门志愿服务队', naming)).toMatchObject({
    problems: [{ suggestion: '北道门社区志愿服务队' }],
  })
})

describe('a wrong name is answered with the right one', () => {
  test.each<[string, GroupNaming, string]>([
    ['北道门社区志愿者协会', community, '北道门社区志愿服务队'],
    ['北道门社区志愿服务总队', community, '北道门社区志愿服务队'],
    ['志愿服务队', community, '北道门社区志愿服务队'],
    ['曹门社区志愿服务队', community, '北道门社区志愿服务队'],
    ['北道门社区志愿服务队', { ...community, professionalField: 'law' }, '北道门社区法律志愿服务队'],
    ['北道门社区法律志愿服务队', community, '北道门社区志愿服务队'],
    ['龙亭志愿服务总队', corps, '龙亭区志愿服务总队'],
    ['龙亭区志愿服务队', corps, '龙亭区志愿服务总队'],
    ['开封市龙亭区志愿服务总队', corps, '龙亭区志愿服务总队'],
    ['长'.repeat(500), community, '北道门社区志愿服务队'],
  ])('%s', (typed, naming, suggestion) => {
    expect(readGroupName(typed, naming)).toEqual({
      ok: false,
      problems: [{ code: 'group-name-wrong', field: 'name', suggestion }],
    })
  })

  test.each([
    '北道门社区志愿者协会',
    '北道门社区志愿者服务队',
    '北道门社区志愿服务团队',
    '北道门社区志愿服务总队',
    '北道门社区青年志愿者服务队',
    '北道门社区义工队',
    '北道门社区志愿队',
    '北道门社区服务队',
    '北道门社区总队',
    '北道门社区协会',
    '北道门社区志愿者',
    '北道门社区志愿服务',
    '北道门社区',
    '北道门社区 志愿者 协会',
  ])('built from %s where the unit is not known yet', (typed) => {
    expect(readGroupName(typed, { ...community, unitName: '' })).toEqual({
      ok: false,
      problems: [{ code: 'group-name-wrong', field: 'name', suggestion: '北道门社区志愿服务队' }],
    })
  })

  test('with the word of its field once, however it was typed', () => {
    const naming: GroupNaming = { ...community, unitName: '', professionalField: 'law' }
    const right = '北道门社区法律志愿服务队'
    for (const typed of ['北道门社区法律协会', '北道门社区志愿服务队', '北道门社区法律']) {
      expect(readGroupName(typed, naming)).toMatchObject({ problems: [{ suggestion: right }] })
    }
    expect(readGroupName(right, naming)).toEqual({ ok: true, value: right })
  })

  test('and what it suggests is taken, in every case above', () => {
    for (const naming of [community, corps, { ...community, unitName: '' }]) {
      const read = readGroupName('北道门义工队', naming)
      const [problem] = read.ok ? [] : read.problems
      const suggestion = problem?.code === 'group-name-wrong' ? problem.suggestion : ''
      expect(readGroupName(suggestion, naming)).toEqual({ ok: true, value: suggestion })
    }
  })
})

test.each([
  ['', community],
  ['  　', community],
  [null, community],
  [undefined, community],
  ['志愿服务队', { ...community, unitName: '' }],
  ['××志愿服务队', { ...community, unitName: '' }],
  ['协会', { ...community, unitName: '' }],
])('%j is asked for again', (typed, naming) => {
  expect(readGroupName(typed, naming)).toEqual({ ok: false, problems: [{ code: 'required', field: 'name' }] })
})

test('a name too long for a fact, of a unit that is not known, is told its length', () => {
  expect(readGroupName('长'.repeat(61), { ...community, unitName: '' })).toEqual({
    ok: false,
    problems: [{ code: 'too-long', field: 'name', maximum: 60 }],
  })
})
