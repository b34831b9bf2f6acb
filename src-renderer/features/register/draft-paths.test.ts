import { expect, test } from 'vitest'
import { readFlag, readPath, readText, readTexts, writePath } from './draft-paths.ts'

test('a value is written at its path and nothing beside it is touched', () => {
  const before = { fullName: '张秀英', phone: { number: '1', owner: 'self' } }
  const after = writePath(before, 'phone.number', '13803781234')
  expect(after).toEqual({ fullName: '张秀英', phone: { number: '13803781234', owner: 'self' } })
  expect(before.phone.number).toBe('1')
})

test('branches that are not there yet grow', () => {
  const after = writePath({}, 'guardianConsent.guardian.document.number', '1')
  expect(readText(after, 'guardianConsent.guardian.document.number')).toBe('1')
})

test('what a damaged draft holds in the wrong place reads as nothing', () => {
  const draft = { fullName: '张秀英', skills: ['20'], oathRead: true }
  expect(readText(draft, 'fullName.inner')).toBe('')
  expect(readText(draft, 'oathRead')).toBe('')
  expect(readFlag(draft, 'fullName')).toBeNull()
  expect(readTexts(draft, 'fullName')).toEqual([])
  expect(readTexts(draft, 'skills')).toEqual(['20'])
  expect(readPath(draft, 'phone.number')).toBeNull()
})
