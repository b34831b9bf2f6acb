import { expect, test } from 'vitest'
import { PlainDate } from '../plain-date.ts'
import { isMinorOn } from './is-minor.ts'

const on = (day: string) => PlainDate.parse(day)

test.each([
  ['the day before the 18th birthday', '2008-03-03', 'minor', true],
  ['the 18th birthday itself', '2008-03-02', 'minor', false],
  ['born today', '2026-03-02', null, true],
  ['sixteen and living on own wages', '2010-01-01', 'self-supporting', true],
  ['grown up under guardianship', '1990-01-01', 'adult-under-guardianship', false],
  ['a birth date that nobody can read, registered as a minor', '31.12.2012', 'minor', true],
  ['no birth date, registered as a minor', null, 'minor', true],
  ['nothing known', null, null, false],
] as const)('on 2 March 2026, %s: %j %j', (_title, bornOn, standing, isMinor) => {
  expect(isMinorOn({ bornOn, standing }, on('2026-03-02'))).toBe(isMinor)
})

test('who was born on 29 February is a minor until 1 March', () => {
  const leapling = { bornOn: '2008-02-29', standing: 'minor' }
  expect(isMinorOn(leapling, on('2026-02-28'))).toBe(true)
  expect(isMinorOn(leapling, on('2026-03-01'))).toBe(false)
})
