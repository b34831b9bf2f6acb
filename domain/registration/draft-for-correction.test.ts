import { expect, test } from 'vitest'
import { buildNationalNumber } from '#testing/national-number'
import { bornOn, COUNTER_DAY, fourteenYearOld, motherConsents, retiree } from '#testing/resident-drafts'
import { PlainDate } from '../plain-date.ts'
import { admitResident } from './admit-resident.ts'
import { draftForCorrection } from './draft-for-correction.ts'
import { findChanges } from './find-changes.ts'
import type { ResidentDraft } from './resident-draft.ts'

function admitted(draft: ResidentDraft, day = COUNTER_DAY) {
  const result = admitResident(draft, { today: PlainDate.parse(day) })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

test('a correction that changes nothing has no changes', () => {
  for (const draft of [retiree(), fourteenYearOld(), bornOn('2019-05-05')]) {
    const before = admitted(draft)
    expect(findChanges(before, admitted(draftForCorrection(before)))).toEqual({})
  }
})

test('a key order that a database changed is no change', () => {
  const before = admitted(retiree())
  const shuffled = {
    ...before,
    residence: {
      detail: before.residence.detail,
      community: before.residence.community,
      division: before.residence.division,
    },
  }
  expect(findChanges(shuffled, before)).toEqual({})
})

test('only changed fields are in the correction, each whole', () => {
  const before = admitted(retiree())
  const after = admitted({ ...draftForCorrection(before), phone: { number: '13900001111', owner: 'family' } })
  expect(findChanges(before, after)).toEqual({ phone: { number: '13900001111', owner: 'family' } })
})

test('a corrected birth date moves the last day of the guardian’s consent', () => {
  const before = admitted(fourteenYearOld())
  const draft = draftForCorrection(before)
  const after = admitted({
    ...draft,
    bornOn: '2010-09-01',
    document: { type: null, number: buildNationalNumber('410202', '2010-09-01', '128') },
  })
  expect(after).toMatchObject({ guardianConsent: { validUntil: '2028-09-01' } })
})

test('an earlier last day that was agreed stays', () => {
  const before = admitted(fourteenYearOld({ guardianConsent: motherConsents({ validUntil: '2027-01-01' }) }))
  expect(admitted(draftForCorrection(before))).toMatchObject({
    guardianConsent: { validUntil: '2027-01-01' },
  })
})

test('who has come of age since consents themselves, and the guardian’s consent goes', () => {
  const before = admitted(bornOn('2008-03-03', { ownConsent: null }))
  const after = admitted({ ...draftForCorrection(before), ownConsent: retiree().ownConsent }, '2026-03-03')
  expect(findChanges(before, after)).toEqual({
    standing: 'adult',
    ownConsent: expect.any(Object),
    guardianConsent: null,
  })
})

test('a field of a newer version is left alone', () => {
  const before = admitted(retiree())
  expect(findChanges({ ...before, photoRef: 'sha256:1' }, before)).toEqual({})
})
