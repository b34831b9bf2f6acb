import { describe, expect, test } from 'vitest'
import { PlainDate } from '../plain-date.ts'
import { ageClassOf } from './ages.ts'
import {
  dayOfPolicy,
  getMinorsPolicy,
  MINORS_POLICIES,
  type MinorsPolicy,
  withPublishedPolicies,
} from './minors-policy.ts'

const on = (text: string) => PlainDate.parse(text)

/** Kaifeng asks for one of the two, from a day on. */
function loose(from: string): MinorsPolicy {
  return {
    region: '4102',
    from,
    to: null,
    accompaniment: 'consent-or-accompaniment',
    source: { zh: '试', en: 'trial' },
  }
}

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

test('of two rules of one region and day the stricter one holds, in whatever order they come', () => {
  const lax = loose('2020-01-01')
  const strict: MinorsPolicy = { ...lax, accompaniment: 'required' }
  for (const rows of [
    [strict, lax],
    [lax, strict],
  ])
    expect(getMinorsPolicy('410202', on('2026-01-01'), rows)).toBe(strict)
})

describe('what the hub publishes', () => {
  const rule = (division: string, day: string, published: readonly MinorsPolicy[]) =>
    getMinorsPolicy(division, on(day), withPublishedPolicies(published)).accompaniment

  test('nothing: the program’s own rows hold', () => {
    expect(withPublishedPolicies([])).toEqual(MINORS_POLICIES)
  })

  test.each([
    ['410202', '2026-06-30', 'required'],
    ['410202', '2026-07-01', 'consent-or-accompaniment'],
    ['410100', '2026-07-01', 'consent-or-accompaniment'],
  ])('a new rule of the city holds in %s on %s', (division, day, accompaniment) => {
    const kaifeng = MINORS_POLICIES.filter(({ region }) => region === '4102')
    expect(rule(division, day, [...kaifeng, loose('2026-07-01')])).toBe(accompaniment)
  })

  test('a district may be stricter than its city', () => {
    const district: MinorsPolicy = { ...loose('2026-01-01'), region: '410202', accompaniment: 'required' }
    expect(rule('410202', '2026-03-02', [loose('2026-01-01'), district])).toBe('required')
    expect(rule('410203', '2026-03-02', [loose('2026-01-01'), district])).toBe('consent-or-accompaniment')
  })

  test('in a gap of the city’s rows the province’s rule holds, and every day has one', () => {
    const rows = [
      { ...loose('2020-01-01'), to: '2021-01-01', accompaniment: 'required' as const },
      { ...loose('2030-01-01'), accompaniment: 'required' as const },
    ]
    expect(rule('410202', '2020-12-31', rows)).toBe('required')
    expect(rule('410202', '2021-01-01', rows)).toBe('consent-or-accompaniment')
    expect(rule('410202', '2030-01-01', rows)).toBe('required')
  })

  test.each([
    ['ends before it begins', '2019-12-31'],
    ['ends on its first day', '2020-01-01'],
  ])('a row that %s does not take the place of the program’s', (_title, to) => {
    expect(rule('410202', '2026-03-02', [{ ...loose('2020-01-01'), to }])).toBe('required')
  })
})

test.each([
  ['signed earlier', '2026-02-27', '2026-02-27'],
  ['signed today', '2026-03-02', '2026-03-02'],
  ['dated in the future', '2026-03-03', '2026-03-02'],
  ['without a day', null, '2026-03-02'],
  ['with a day that does not exist', '2026-02-30', '2026-03-02'],
])('a consent %s is judged by the rule of %s → %s', (_title, givenOn, day) => {
  expect(dayOfPolicy(givenOn, on('2026-03-02'))).toBe(day)
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
