import { expect, test } from 'vitest'
import { findSecretProblem } from './secret-rules.ts'
import { waitAfter } from './wrong-tries.ts'

test.each([
  ['', 'too-short'],
  ['13579', 'too-short'],
  ['135790', null],
  ['１３５７９０', null],
  ['abcdef1', 'too-short'],
  ['abcdef12', null],
  ['江河湖海江河湖', 'too-short'],
  ['江河湖海日月星辰', null],
  ['111111', 'too-simple'],
  ['123456', 'too-simple'],
  ['987654', 'too-simple'],
  ['121212', 'too-simple'],
  ['abcdefgh', 'too-simple'],
  ['abcdabcd', 'too-simple'],
  ['x'.repeat(201), 'too-long'],
])('the secret %j is %s', (secret, code) => {
  expect(findSecretProblem(secret, secret)?.code ?? null).toBe(code)
})

test('a secret must be typed twice the same', () => {
  expect(findSecretProblem('135790', '135791')).toEqual({ code: 'not-repeated' })
  expect(findSecretProblem('135790', '１３５７９０')).toBeNull()
})

test('waits grow from nothing to a quarter of an hour, and no further', () => {
  expect([0, 2, 3, 4, 5, 10, 11, 400].map(waitAfter)).toEqual([
    0, 0, 5000, 10_000, 20_000, 640_000, 900_000, 900_000,
  ])
})
