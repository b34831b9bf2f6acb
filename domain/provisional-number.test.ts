import { expect, test } from 'vitest'
import { buildProvisionalNumber, parseProvisionalNumber } from './provisional-number.ts'
import { parseVolunteerNumber } from './volunteer-number.ts'

test('names the desk and its running number, and cannot be taken for a volunteer number', () => {
  const number = buildProvisionalNumber('410202001-01', 17)
  expect(number).toBe('L-410202001-01-000017')
  expect(parseProvisionalNumber(` ${number.toLowerCase()} `)).toEqual({ deskCode: '410202001-01', n: 17 })
  expect(parseVolunteerNumber(number).ok).toBe(false)
})

test('goes on past a million', () => {
  expect(parseProvisionalNumber(buildProvisionalNumber('410202001-01', 1_234_567))?.n).toBe(1_234_567)
})

test.each(['', 'L-410202001-01-000000', '410202001-01-000017', 'L-410202001-000017'])(
  '%j is none',
  (typed) => {
    expect(parseProvisionalNumber(typed)).toBeNull()
  },
)
