import { expect, test } from 'vitest'
import { documentKey } from './document-key.ts'

test('national numbers share one space whatever document they were read from', () => {
  const number = '11010519491231002X'
  expect(documentKey({ type: 'household-register', number })).toBe(
    documentKey({ type: 'resident-id', number }),
  )
})

test('the same number as typed and as kept has one key', () => {
  expect(documentKey({ type: 'resident-id', number: ' 11010519491231002x' })).toBe('cn:11010519491231002X')
})

test('other documents are kept apart by their type', () => {
  expect(documentKey({ type: 'passport', number: '12345678' })).not.toBe(
    documentKey({ type: 'hmt-travel-permit', number: '12345678' }),
  )
})

test('a replaced travel permit is the same person', () => {
  expect(documentKey({ type: 'hmt-travel-permit', number: 'H1234567801' })).toBe(
    documentKey({ type: 'hmt-travel-permit', number: 'H12345678' }),
  )
})
