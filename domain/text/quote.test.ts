import { expect, test } from 'vitest'
import { PlainDate } from '../plain-date.ts'
import { admitResident } from '../registration/admit-resident.ts'
import { quote } from './quote.ts'

test('a strange value is quoted by its beginning', () => {
  expect(quote('北'.repeat(50))).toBe('北'.repeat(40))
})

test.each([
  ['cut in the middle of a character', `${'x'.repeat(39)}😀`],
  ['that came with half a character', `x${'\ud83d'}y`],
])('a value %s is quoted in whole characters', (_what, value) => {
  expect(quote(value).isWellFormed()).toBe(true)
})

test('no problem of a registration quotes half a character', () => {
  const strange = `${'x'.repeat(39)}😀`
  const places = { serviceArea: strange, ethnicity: strange, skills: [strange], bornOn: strange }
  const admitted = admitResident(places, { today: PlainDate.parse('2026-03-02') })
  const problems = admitted.ok ? [] : admitted.problems
  expect(problems.filter((problem) => 'value' in problem && problem.value !== '')).toHaveLength(4)
  for (const problem of problems) expect(Object.values(problem).join().isWellFormed()).toBe(true)
})
