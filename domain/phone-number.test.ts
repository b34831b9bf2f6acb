import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalisePhone, readPhone } from './phone-number.ts'

test.each([
  ['13803781234', '13803781234'],
  ['138 0378 1234', '13803781234'],
  ['138-0378-1234', '13803781234'],
  ['１３８０３７８１２３４', '13803781234'],
  ['+86 138 0378 1234', '13803781234'],
  ['0086-13803781234', '13803781234'],
  ['0371-22334455', '0371-22334455'],
  ['037122334455', '0371-22334455'],
  ['(0378) 2334455', '0378-2334455'],
  ['（010）62345678', '010-62345678'],
  ['0371-22334455-801', '0371-22334455-801'],
  ['+852 2123 4567', '+85221234567'],
  ['00852-21234567', '+85221234567'],
])('%s is kept as %s', (typed, kept) => {
  expect(readPhone(typed, 'phone.number')).toEqual({ ok: true, value: kept })
})

test.each([
  '1380378123',
  '138037812345',
  '12803781234',
  '22334455',
  '没有',
  '110',
  '1380378123a',
  '0371-0',
  '++85221234567',
])('%s is not a phone', (typed) => {
  expect(readPhone(typed, 'phone.number')).toEqual({
    ok: false,
    problems: [{ code: 'phone-not-a-phone', field: 'phone.number' }],
  })
})

test('nothing typed is a missing number where one is needed', () => {
  expect(readPhone(' ', 'phone.number')).toEqual({
    ok: false,
    problems: [{ code: 'required', field: 'phone.number' }],
  })
})

/** Pieces that phone numbers are made of, in any order: what a slip of the hand or a paste leaves. */
const dialled = fc
  .array(fc.constantFrom('+86', '0086', '00', '0', '371', '138', '03781234', '-', '(', ')', '+', '１', ' '), {
    maxLength: 8,
  })
  .map((pieces) => pieces.join(''))

test('normalising a number twice changes nothing more', () => {
  const typed = fc.oneof(fc.string({ unit: 'grapheme' }), dialled)
  fc.assert(
    fc.property(typed, (raw) => {
      expect(normalisePhone(normalisePhone(raw))).toBe(normalisePhone(raw))
    }),
    {
      numRuns: 2000,
    },
  )
})
