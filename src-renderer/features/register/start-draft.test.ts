import { expect, test } from 'vitest'
import { fourteenYearOld } from '#testing/resident-drafts'
import { startDraft, startNextChild } from './start-draft.ts'

const office = {
  code: '410202001',
  name: '龙亭区北道门社区',
  level: 'office',
  division: '410202',
  parent: '410202',
} as const

test('an empty form knows where its office is', () => {
  expect(startDraft(office)).toMatchObject({
    residence: { division: '410202', community: '北道门社区' },
    serviceArea: '410202',
  })
})

test('an office named otherwise leaves the community to be typed', () => {
  expect(
    startDraft({ ...office, name: '开封市志愿服务联合会', division: '410200' }).residence?.community,
  ).toBe('')
})

test('the next child keeps guardian and address, and is asked everything else anew', () => {
  const first = fourteenYearOld()
  const next = startNextChild(first, office)
  expect(next.guardianConsent?.guardian).toEqual(first.guardianConsent?.guardian)
  expect(next.residence).toEqual(first.residence)
  expect(next.guardianConsent).not.toHaveProperty('scopes')
  expect(next.guardianConsent).not.toHaveProperty('signature')
  expect(next.guardianConsent).not.toHaveProperty('ownView')
  expect(next).not.toHaveProperty('fullName')
  expect(next).not.toHaveProperty('document')
})
