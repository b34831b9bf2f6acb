import { expect, test } from 'vitest'
import { buildPaperNumber, parsePaperNumber, tidyPaperNumber } from './paper-number.ts'
import { PlainDate } from './plain-date.ts'

const deskCode = '410202001-01'
const on = PlainDate.parse('2026-03-02')

test.each([
  [1, '410202001-01-260302-0001'],
  [9999, '410202001-01-260302-9999'],
  [10_000, '410202001-01-260302-10000'],
])('number %i is written %s and read back', (n, text) => {
  expect(buildPaperNumber({ deskCode, on, n })).toBe(text)
  expect(parsePaperNumber(text)).toEqual({ deskCode, on, n })
  // The field of a consent that holds it.
  expect(text.length).toBeLessThanOrEqual(40)
})

test.each([
  ['full-width', '４１０２０２００１－０１－２６０３０２－０００１'],
  ['with blanks', ' 410202001-01 - 260302-0001 '],
  ['with long dashes', '410202001–01—260302−0001'],
])('%s it is the same number', (_title, typed) => {
  expect(tidyPaperNumber(typed)).toBe('410202001-01-260302-0001')
  expect(parsePaperNumber(typed)).toEqual({ deskCode, on, n: 1 })
})

test.each([
  '',
  'T-2026-0001',
  '410202001-01-260231-0001',
  '410202001-01-260302-0000',
  '410202001-01-260302-001',
  '410202001-01-260302-0001x',
  '<b>',
])('%j is no number of a blank form', (text) => {
  expect(parsePaperNumber(text)).toBeNull()
})
