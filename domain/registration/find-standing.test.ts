import { expect, test } from 'vitest'
import { PlainDate } from '../plain-date.ts'
import { findStanding } from './find-standing.ts'

const today = PlainDate.parse('2026-03-02')

test.each([
  ['the day before the 18th birthday', '2008-03-03', null, 'minor', false],
  ['the 18th birthday', '2008-03-02', null, 'adult', false],
  ['own wages on the day before the 16th birthday', '2010-03-03', 'self-supporting', 'minor', true],
  ['own wages on the 16th birthday', '2010-03-02', 'self-supporting', 'self-supporting', false],
  [
    'own wages on the day before the 18th birthday',
    '2008-03-03',
    'self-supporting',
    'self-supporting',
    false,
  ],
  ['own wages on the 18th birthday', '2008-03-02', 'self-supporting', 'adult', true],
  [
    'guardianship on the 18th birthday',
    '2008-03-02',
    'adult-under-guardianship',
    'adult-under-guardianship',
    false,
  ],
  ['guardianship of an adult on the day before', '2008-03-03', 'adult-under-guardianship', 'minor', true],
  ['a minor declared adult', '2012-01-01', 'adult', 'minor', true],
  ['an adult declared minor', '1980-01-01', 'minor', 'adult', true],
  ['an adult declared adult', '1980-01-01', 'adult', 'adult', false],
  ['a word nobody knows', '1980-01-01', 'boss', 'adult', true],
])('%s', (_title, bornOn, declared, standing, contradiction) => {
  expect(findStanding(PlainDate.parse(bornOn), today, declared)).toMatchObject({ standing, contradiction })
})

test('a standing says whose consent admits the person', () => {
  const needs = (bornOn: string, declared?: string) =>
    findStanding(PlainDate.parse(bornOn), today, declared).needs
  expect(needs('1957-08-16')).toBe('own-consent')
  expect(needs('2009-08-16', 'self-supporting')).toBe('own-consent')
  expect(needs('2009-08-16')).toBe('guardian-consent')
  expect(needs('1957-08-16', 'adult-under-guardianship')).toBe('guardian-consent')
})
