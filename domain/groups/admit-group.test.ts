import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { communityTeam, countyCorps, KAIFENG_TREE } from '#testing/group-drafts'
import { buildNationalNumber } from '#testing/national-number'
import { COUNTER_DAY } from '#testing/resident-drafts'
import { GroupApplied } from '../facts/group-applied.ts'
import { PlainDate } from '../plain-date.ts'
import { AdmissionProblem } from '../registration/admission-problem.ts'
import type { OrganisationInTree } from '../review/find-reviewer.ts'
import { admitGroup } from './admit-group.ts'
import type { GroupDraft } from './group-draft.ts'

const today = PlainDate.parse(COUNTER_DAY)
const CREDIT_CODE = '91350100M000100Y43'

function admit(
  draft: unknown,
  org = '410202001',
  organisations: readonly OrganisationInTree[] = KAIFENG_TREE,
) {
  return admitGroup(draft, { today, organisations, org })
}

function problemsOf(draft: unknown, org?: string, organisations?: readonly OrganisationInTree[]) {
  const result = admit(draft, org, organisations)
  return result.ok ? [] : result.problems
}

const unitOf = (changes: NonNullable<GroupDraft['unit']>) => ({
  ...communityTeam().unit,
  ...changes,
})
const inChargeBorn = (date: string) => ({
  ...communityTeam().personInCharge,
  document: { type: null, number: buildNationalNumber('410202', date, '021') },
})

describe('who is admitted', () => {
  test.each<[string, GroupDraft, string]>([
    ['a community’s team', communityTeam(), '410202001'],
    ['the corps of a district', countyCorps(), '410202'],
    [
      'a team of the corps itself, which the federation will review',
      communityTeam({
        kind: 'civilisation-office',
        name: '龙亭区文明办志愿服务队',
        unit: { name: '龙亭区文明办', type: '01', creditCode: null },
        parent: '410200',
      }),
      '410202',
    ],
    [
      'a registered social organisation with its credit code',
      communityTeam({
        kind: 'social-organisation',
        name: '开封市菊韵公益服务中心心理咨询志愿服务队',
        unit: { name: '开封市菊韵公益服务中心', type: '14', creditCode: CREDIT_CODE },
        registered: true,
        professionalField: 'counselling',
      }),
      '410202001',
    ],
  ])('%s', (_title, draft, org) => {
    const result = admit(draft, org)
    expect(result).toMatchObject({ ok: true })
    const value = result.ok ? result.value : null
    expect(GroupApplied.parse(value)).toEqual(value)
    expect(admit(value, org)).toEqual({ ok: true, value })
  })

  test('with the organisation above filled in where nobody wrote it', () => {
    for (const parent of [null, '', ' ']) {
      expect(admit(communityTeam({ parent }))).toMatchObject({ value: { parent: '410202' } })
      expect(admit(countyCorps({ parent }), '410202')).toMatchObject({ value: { parent: '410200' } })
    }
  })

  test('tidied: full-width signs, blanks, a code in lower case, numbers typed as text', () => {
    const draft = communityTeam({
      name: ' 北道门社区 志愿服务队',
      unit: { name: '北道门 社区', type: '09', creditCode: ' 91350100m000100y43 ' },
      contact: { fullName: ' 李建国 ', phone: '１３９ ０３７８ ５６７８' },
      population: '８,６００ ',
      plannedSize: ' 120',
    })
    expect(admit(draft)).toMatchObject({
      value: {
        name: '北道门社区志愿服务队',
        unit: { name: '北道门社区', creditCode: CREDIT_CODE },
        contact: { fullName: '李建国', phone: '13903785678' },
        population: 8600,
        plannedSize: 120,
      },
    })
  })

  test('a number that does not belong to the kind is dropped', () => {
    expect(admit(communityTeam({ staffCount: 30 }))).toMatchObject({
      value: { population: 8600, staffCount: null },
    })
    expect(admit(communityTeam({ kind: 'civilised-unit', staffCount: 30 }))).toMatchObject({
      value: { population: null, staffCount: 30 },
    })
    expect(admit(communityTeam({ kind: 'subdistrict-office', staffCount: 30 }))).toMatchObject({
      value: { population: null, staffCount: null },
    })
  })

  test('an adult from the 18th birthday on answers for a group; a passport says nothing of an age', () => {
    expect(problemsOf(communityTeam({ personInCharge: inChargeBorn('2008-03-02') }))).toEqual([])
    expect(problemsOf(communityTeam({ personInCharge: inChargeBorn('2008-03-03') }))).toEqual([
      { code: 'group-person-under-age', field: 'personInCharge.document.number', age: 17 },
    ])
    const document = { type: 'passport', number: 'E12345678' }
    expect(
      problemsOf(communityTeam({ personInCharge: { ...communityTeam().personInCharge, document } })),
    ).toEqual([])
  })

  test('outside Kaifeng, with the name of the division as data', () => {
    const organisations: readonly OrganisationInTree[] = [
      { code: '410300', name: '洛阳市志愿服务联合会', level: 'federation', division: '410300', parent: null },
      { code: '410302', name: '老城区文明办', level: 'corps', division: '410302', parent: '410300' },
    ]
    const draft = countyCorps({ name: '老城志愿服务总队', division: '410302', parent: null })
    const context = { today, organisations, org: '410302', divisionName: '老城区' }
    expect(admitGroup(draft, context)).toMatchObject({ problems: [{ suggestion: '老城区志愿服务总队' }] })
    expect(admitGroup({ ...draft, name: '老城区志愿服务总队' }, context).ok).toBe(true)
  })
})

describe('one clear problem at its field', () => {
  test.each<[string, GroupDraft, object]>([
    [
      'a wrong name',
      communityTeam({ name: '北道门志愿者协会' }),
      { code: 'group-name-wrong', field: 'name', suggestion: '北道门社区志愿服务队' },
    ],
    ['no name', communityTeam({ name: ' ' }), { code: 'required', field: 'name' }],
    [
      'a level above its own',
      communityTeam({ level: 'corps', name: '龙亭区志愿服务总队' }),
      { code: 'group-level-not-yours', field: 'level' },
    ],
    ['no level', communityTeam({ level: null }), { code: 'required', field: 'level' }],
    [
      'another organisation above',
      communityTeam({ parent: '410225' }),
      {
        code: 'group-parent-wrong',
        field: 'parent',
        expected: '410202',
        expectedName: '龙亭区志愿服务总队',
      },
    ],
    [
      'another county',
      communityTeam({ division: '410225' }),
      { code: 'group-division-not-yours', field: 'division', expected: '410202' },
    ],
    [
      'an abolished division',
      communityTeam({ division: '410211' }),
      { code: 'unknown-code', field: 'division', value: '410211' },
    ],
    [
      'a whole city',
      communityTeam({ division: '410200' }),
      { code: 'unknown-code', field: 'division', value: '410200' },
    ],
    ['no division', communityTeam({ division: '' }), { code: 'required', field: 'division' }],
    ['no kind', communityTeam({ kind: null }), { code: 'required', field: 'kind' }],
    [
      'a kind nobody knows',
      communityTeam({ kind: 'club' }),
      { code: 'unknown-code', field: 'kind', value: 'club' },
    ],
    [
      'a community without its population',
      communityTeam({ population: null }),
      { code: 'required', field: 'population' },
    ],
    [
      'nobody in the community',
      communityTeam({ population: 0 }),
      { code: 'number-out-of-range', field: 'population', minimum: 1, maximum: 10_000_000 },
    ],
    [
      'more people than a community has',
      communityTeam({ population: 10_000_001 }),
      { code: 'number-out-of-range', field: 'population', minimum: 1, maximum: 10_000_000 },
    ],
    [
      'half a person',
      communityTeam({ population: 1.5 }),
      { code: 'number-out-of-range', field: 'population', minimum: 1, maximum: 10_000_000 },
    ],
    [
      'a civilised unit without its staff',
      communityTeam({ kind: 'civilised-unit' }),
      { code: 'required', field: 'staffCount' },
    ],
    [
      'a stationed unit with words for a number',
      communityTeam({ kind: 'stationed-unit', staffCount: '约三十' }),
      { code: 'number-out-of-range', field: 'staffCount', minimum: 1, maximum: 10_000_000 },
    ],
    [
      'a planned size beyond any group',
      communityTeam({ plannedSize: 1_000_001 }),
      { code: 'number-out-of-range', field: 'plannedSize', minimum: 1, maximum: 1_000_000 },
    ],
    [
      'registered without a credit code',
      communityTeam({ registered: true }),
      { code: 'required', field: 'unit.creditCode' },
    ],
    ['nobody said whether', communityTeam({ registered: null }), { code: 'required', field: 'registered' }],
    [
      'a credit code with a slip',
      communityTeam({ unit: unitOf({ creditCode: '91350100M000100Y34' }) }),
      { code: 'credit-code-wrong', field: 'unit.creditCode' },
    ],
    [
      'a unit of no type',
      communityTeam({ unit: unitOf({ type: '' }) }),
      { code: 'required', field: 'unit.type' },
    ],
    [
      'a unit of a type nobody knows',
      communityTeam({ unit: unitOf({ type: '02' }) }),
      { code: 'unknown-code', field: 'unit.type', value: '02' },
    ],
    ['no unit', communityTeam({ unit: unitOf({ name: ' ' }) }), { code: 'required', field: 'unit.name' }],
    [
      'no category',
      communityTeam({ serviceCategories: [] }),
      { code: 'required', field: 'serviceCategories' },
    ],
    [
      'five categories',
      communityTeam({ serviceCategories: ['0001', '0002', '0003', '0004', '0005'] }),
      { code: 'too-many', field: 'serviceCategories', maximum: 4 },
    ],
    [
      'a field nobody knows',
      communityTeam({ professionalField: 'cooking' }),
      { code: 'unknown-code', field: 'professionalField', value: 'cooking' },
    ],
    [
      'a contact without a phone',
      communityTeam({ contact: { fullName: '李建国', phone: '' } }),
      { code: 'required', field: 'contact.phone' },
    ],
    [
      'a person in charge whose number is mistyped',
      communityTeam({
        personInCharge: {
          ...communityTeam().personInCharge,
          document: { type: null, number: '110105194912310021' },
        },
      }),
      { code: 'document-wrong-check-character', field: 'personInCharge.document.number' },
    ],
  ])('%s', (_title, draft, problem) => {
    const problems = problemsOf(draft)
    expect(problems).toEqual([problem])
    for (const one of problems) expect(AdmissionProblem.parse(one)).toEqual(one)
  })

  test('a federation and a registrar have no groups of their own', () => {
    for (const org of ['410200', '000000']) {
      expect(problemsOf(communityTeam({ division: '410202' }), org)).toContainEqual({
        code: 'group-level-not-yours',
        field: 'level',
      })
    }
  })

  test('a county without a corps, and an organisation that the tree does not have yet', () => {
    const missing = [{ code: 'group-parent-missing', field: 'parent' }]
    expect(problemsOf(communityTeam({ division: '410203', parent: null }), '410203001')).toEqual(missing)
    expect(problemsOf(communityTeam(), '410202099')).toEqual(missing)
    expect(problemsOf(communityTeam(), '410202001', [])).toEqual(missing)
  })

  test('a corps cannot be asked about its own team', () => {
    expect(problemsOf(communityTeam(), '410202')).toEqual([
      {
        code: 'group-parent-wrong',
        field: 'parent',
        expected: '410200',
        expectedName: '开封市志愿服务联合会',
      },
    ])
    const orphaned = KAIFENG_TREE.filter(({ code }) => code !== '410200')
    expect(problemsOf(communityTeam({ parent: null }), '410202', orphaned)).toEqual([
      { code: 'group-parent-missing', field: 'parent' },
    ])
  })

  test('everything at once, each field once, where nothing was filled in', () => {
    for (const raw of [undefined, null, {}, [], 5, '草稿', { unit: 7, contact: [], population: {} }]) {
      const fields = problemsOf(raw).map(({ field }) => field)
      expect(fields).toEqual([
        'level',
        'kind',
        'name',
        'unit.name',
        'unit.type',
        'registered',
        'division',
        'contact.fullName',
        'contact.phone',
        'personInCharge.fullName',
        'personInCharge.document.number',
        'personInCharge.phone',
        'serviceCategories',
      ])
    }
  })
})

describe('hostile input', () => {
  /** A good draft in which some fields were replaced by anything a network can deliver. */
  const damaged = fc
    .tuple(fc.constantFrom(communityTeam(), countyCorps()), fc.dictionary(fieldNames(), fc.jsonValue()))
    .map(([draft, damage]) => ({ ...draft, ...damage }))

  function fieldNames() {
    return fc.constantFrom(...Object.keys(communityTeam()))
  }

  test('is answered, never thrown at, and what is admitted is admitted again unchanged', () => {
    const orgs = fc.constantFrom('410202001', '410202', '410200', '410203001', 'x')
    const drafts = fc.oneof(fc.jsonValue(), damaged)
    fc.assert(
      fc.property(drafts, orgs, (draft, org) => {
        const result = admit(draft, org)
        if (!result.ok) {
          for (const problem of result.problems) expect(AdmissionProblem.parse(problem)).toEqual(problem)
          return
        }
        expect(GroupApplied.parse(result.value)).toEqual(result.value)
        expect(admit(result.value, org)).toEqual(result)
      }),
    )
  })

  test('names of every kind come out as they will come out again', () => {
    const units = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc
        .array(fc.constantFrom('北', '门', '社区', '居委会', ' ', '（', ')', '２', 'a', '志愿服务队'))
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(units, (name) => {
        const problems = problemsOf(communityTeam({ unit: unitOf({ name }), name: '错' }))
        const wrong = problems.find((problem) => problem.code === 'group-name-wrong')
        if (wrong?.code !== 'group-name-wrong' || problems.length > 1) return
        const result = admit(communityTeam({ unit: unitOf({ name }), name: wrong.suggestion }))
        expect(result).toMatchObject({ ok: true, value: { name: wrong.suggestion } })
        expect(result.ok && admit(result.value)).toEqual(result)
      }),
    )
  })
})
