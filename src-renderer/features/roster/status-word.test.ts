import { expect, test } from 'vitest'
import { missingName } from './status-word.ts'

test.each([
  ['erased', 'person/erasedName'],
  ['unreadable', 'person/unnamed'],
  ['returned', 'person/notSaid'],
  ['waiting', 'person/notSaid'],
] as const)('a registration that is %s and has no name says why', (status, words) => {
  expect(missingName(status)).toBe(words)
})
