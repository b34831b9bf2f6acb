import { describe, expect, test } from 'vitest'
import { KAIFENG_TREE } from '#testing/group-drafts'
import {
  findAbove,
  findGroupReviewer,
  findRegistrationReviewer,
  type OrganisationInTree,
} from './find-reviewer.ts'

const closing = (code: string) =>
  KAIFENG_TREE.map((organisation) =>
    organisation.code === code ? { ...organisation, closedOn: '2026-03-01' } : organisation,
  )
const without = (code: string) => KAIFENG_TREE.filter((organisation) => organisation.code !== code)

describe('above an organisation', () => {
  test.each([
    ['410202001', '410202'],
    ['410202', '410200'],
    ['410200', '000000'],
    ['000000', null],
    ['410203001', null],
    ['nobody', null],
  ])('%s stands %s', (code, above) => {
    expect(findAbove(KAIFENG_TREE, code)?.code ?? null).toBe(above)
  })

  test('stands nobody where the one above has closed, has gone or is itself', () => {
    expect(findAbove(closing('410202'), '410202001')).toBeNull()
    expect(findAbove(without('410202'), '410202001')).toBeNull()
    const circle: OrganisationInTree = {
      code: '1',
      name: '甲',
      level: 'corps',
      division: '410202',
      parent: '1',
    }
    expect(findAbove([circle], '1')).toBeNull()
  })
})

describe('a group is reviewed', () => {
  const team = { level: 'team', division: '410202', org: '410202001' } as const
  const corps = { level: 'corps', division: '410202', org: '410202' } as const

  test('by the corps of its county, whichever organisation stands above the applicant otherwise', () => {
    expect(findGroupReviewer(KAIFENG_TREE, team)?.code).toBe('410202')
    expect(findGroupReviewer(KAIFENG_TREE, { ...team, division: '410225' })?.code).toBe('410225')
    const elsewhere = KAIFENG_TREE.map((organisation) =>
      organisation.code === '410202001' ? { ...organisation, parent: '410225' } : organisation,
    )
    expect(findGroupReviewer(elsewhere, team)?.code).toBe('410202')
  })

  test('a corps by the federation of its own city', () => {
    expect(findGroupReviewer(KAIFENG_TREE, corps)?.code).toBe('410200')
    expect(findGroupReviewer(KAIFENG_TREE, { ...corps, division: '410302' })).toBeNull()
  })

  test('a team of the corps itself by the organisation above the corps', () => {
    expect(findGroupReviewer(KAIFENG_TREE, { ...team, org: '410202' })?.code).toBe('410200')
    expect(findGroupReviewer(without('410200'), { ...team, org: '410202' })).toBeNull()
  })

  test('never by the applicant', () => {
    for (const { code: org, division } of KAIFENG_TREE) {
      for (const level of ['corps', 'team'] as const) {
        expect(findGroupReviewer(KAIFENG_TREE, { level, division, org })?.code).not.toBe(org)
      }
    }
  })

  test('by nobody where the corps or the federation is missing or has closed', () => {
    expect(findGroupReviewer(KAIFENG_TREE, { ...team, division: '410203' })).toBeNull()
    for (const tree of [closing('410202'), without('410202'), []]) {
      expect(findGroupReviewer(tree, team)).toBeNull()
    }
    for (const tree of [closing('410200'), without('410200'), []]) {
      expect(findGroupReviewer(tree, corps)).toBeNull()
    }
  })
})

describe('a registration is reviewed', () => {
  const own = { org: '410202001', guardianIsOrganisation: false }
  const guarded = { org: '410202001', guardianIsOrganisation: true }
  const reviewerOf = (
    registration: { org: string; guardianIsOrganisation: boolean },
    policy: 'automatic' | 'manual',
    tree: readonly OrganisationInTree[] = KAIFENG_TREE,
  ) => findRegistrationReviewer(tree, { ...registration, policy })?.code ?? null

  test.each([
    ['by the rules alone', own, 'automatic', null],
    ['by the registrar', own, 'manual', '000000'],
    ['by the corps where an organisation is the guardian', guarded, 'automatic', '410202'],
    ['by the registrar where it reviews everybody', guarded, 'manual', '000000'],
    [
      'by the federation where the corps registers, an organisation being the guardian',
      { ...guarded, org: '410202' },
      'automatic',
      '410200',
    ],
    ['by the registrar itself of a person it registered', { ...own, org: '000000' }, 'manual', '000000'],
    [
      'by nobody else where the registrar registers and an organisation is the guardian',
      { ...guarded, org: '000000' },
      'manual',
      null,
    ],
  ] as const)('%s (%j, %s)', (_title, registration, policy, reviewer) => {
    expect(reviewerOf(registration, policy)).toBe(reviewer)
  })

  test('by the registrar where an organisation is the guardian and nobody stands above the office', () => {
    for (const tree of [closing('410202'), without('410202')]) {
      expect(reviewerOf(guarded, 'automatic', tree)).toBe('000000')
    }
    expect(reviewerOf({ ...guarded, org: '410203001' }, 'automatic')).toBe('000000')
  })

  test('by the level above where an organisation is the guardian and the registrar is missing or has closed', () => {
    for (const tree of [closing('000000'), without('000000')]) {
      expect(reviewerOf(guarded, 'manual', tree)).toBe('410202')
      expect(reviewerOf(own, 'manual', tree)).toBeNull()
    }
  })

  test('never by the office itself where an organisation is the guardian', () => {
    for (const { code: org } of KAIFENG_TREE) {
      for (const policy of ['automatic', 'manual'] as const) {
        expect(reviewerOf({ ...guarded, org }, policy)).not.toBe(org)
      }
    }
  })
})
