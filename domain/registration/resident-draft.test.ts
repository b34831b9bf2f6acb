import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fourteenYearOld } from '#testing/resident-drafts'
import { readResidentDraft } from './resident-draft.ts'

test('what was typed is read back as it was typed', () => {
  expect(readResidentDraft(fourteenYearOld())).toEqual(fourteenYearOld())
})

test('a part of the wrong type is empty, and the rest is kept', () => {
  const broken = {
    fullName: '张秀英',
    document: 'x',
    phone: { number: 5, owner: 'self' },
    skills: ['01', null, 2],
  }
  expect(readResidentDraft(broken)).toMatchObject({
    fullName: '张秀英',
    document: null,
    phone: { number: null, owner: 'self' },
    skills: ['01'],
  })
})

test('anything at all is a draft', () => {
  fc.assert(
    fc.property(fc.anything(), (raw) => {
      expect(readResidentDraft(raw)).toBeTypeOf('object')
    }),
  )
})
