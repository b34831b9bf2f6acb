import { expect, test } from 'vitest'
import { PlainDate } from '../plain-date.ts'
import { ageClassOf } from './ages.ts'
import { getMinorsPolicy, type MinorsPolicy } from './minors-policy.ts'

const on = (text: string) => PlainDate.parse(text)

test('Kaifeng asks for consent and accompaniment, the rest of Henan for one of them', () => {
  expect(getMinorsPolicy('410202', on('2026-03-02')).accompaniment).toBe('required')
  expect(getMinorsPolicy('410100', on('2026-03-02')).accompaniment).toBe('consent-or-accompaniment')
})

test('another province follows the national rule', () => {
  expect(getMinorsPolicy('330100', on('2026-03-02')).region).toBe('')
})

test('a rule holds from its first day until the day before its end', () => {
  const rule = (from: string, to: string | null, region: string): MinorsPolicy => ({
    region,
    from,
    to,
    accompaniment: 'consent-or-accompaniment',
    source: { zh: '试', en: 'trial' },
  })
  const rows = [
    rule('2020-01-01', null, ''),
    rule('2024-01-01', '2025-01-01', '41'),
    rule('2025-06-01', null, '41'),
  ]
  expect(getMinorsPolicy('410202', on('2023-12-31'), rows)).toBe(rows[0])
  expect(getMinorsPolicy('410202', on('2024-01-01'), rows)).toBe(rows[1])
  expect(getMinorsPolicy('410202', on('2024-12-31'), rows)).toBe(rows[1])
  expect(getMinorsPolicy('410202', on('2025-01-01'), rows)).toBe(rows[0])
  expect(getMinorsPolicy('410202', on('2025-06-01'), rows)).toBe(rows[2])
})

test('of two rules of one region the later one wins', () => {
  const older: MinorsPolicy = {
    region: '41',
    from: '2020-01-01',
    to: null,
    accompaniment: 'required',
    source: { zh: '旧', en: 'old' },
  }
  const newer: MinorsPolicy = { ...older, from: '2022-01-01', accompaniment: 'consent-or-accompaniment' }
  expect(getMinorsPolicy('410202', on('2026-01-01'), [older, newer])).toBe(newer)
  expect(getMinorsPolicy('410202', on('2026-01-01'), [newer, older])).toBe(newer)
})

test('where no rule holds the stricter one does', () => {
  expect(getMinorsPolicy('410202', on('1999-01-01')).accompaniment).toBe('required')
})

test.each([
  [0, 'under-8'],
  [7, 'under-8'],
  [8, '8-to-13'],
  [13, '8-to-13'],
  [14, '14-to-15'],
  [15, '14-to-15'],
  [16, '16-to-17'],
  [17, '16-to-17'],
  [18, 'adult'],
])('age %i is class %s', (age, ageClass) => {
  expect(ageClassOf(age)).toBe(ageClass)
})
