import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NAME_LENGTH, normaliseName, readPersonName } from './person-name.ts'

test.each([
  ['张秀英', '张秀英'],
  [' 张 秀英\u200B ', '张 秀英'],
  ['买买提•吐尔逊', '买买提·吐尔逊'],
  ['阿依古丽 ・ 艾山', '阿依古丽·艾山'],
  ['Ｊｏｈｎ　Ｓｍｉｔｈ', 'John Smith'],
  ['Seán O’Brien-Lee Jr.', "Seán O'Brien-Lee Jr."],
  ['𠮷野家', '𠮷野家'],
])('%s is kept as %s', (typed, kept) => {
  expect(readPersonName(typed, 'fullName')).toEqual({ ok: true, value: kept })
})

test.each([
  ['', { code: 'required', field: 'fullName' }],
  [null, { code: 'required', field: 'fullName' }],
  ['　', { code: 'required', field: 'fullName' }],
  ['张3', { code: 'name-has-digits', field: 'fullName' }],
  ['张３', { code: 'name-has-digits', field: 'fullName' }],
  ['张①', { code: 'name-has-digits', field: 'fullName' }],
  ['张（秀英）', { code: 'name-has-symbols', field: 'fullName' }],
  ['张<b>', { code: 'name-has-symbols', field: 'fullName' }],
  ['··', { code: 'name-has-symbols', field: 'fullName' }],
  ['张😀', { code: 'name-has-symbols', field: 'fullName' }],
  ['长'.repeat(NAME_LENGTH + 1), { code: 'too-long', field: 'fullName', maximum: NAME_LENGTH }],
])('%j is one problem', (typed, problem) => {
  expect(readPersonName(typed, 'fullName')).toEqual({ ok: false, problems: [problem] })
})

test('the longest name is counted in characters, not in code units', () => {
  expect(readPersonName('𠮷'.repeat(NAME_LENGTH), 'fullName').ok).toBe(true)
})

test('normalising a name twice changes nothing more', () => {
  const names = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[张李 ·•‧\u3000'’.a-z-]{0,20}$/),
  )
  fc.assert(
    fc.property(names, (typed) => {
      expect(normaliseName(normaliseName(typed))).toBe(normaliseName(typed))
    }),
  )
})
