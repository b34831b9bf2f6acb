import { expect, test } from 'vitest'
import { groupCode } from './group-code.ts'

test.each([
  ['', ''],
  ['a', 'A'],
  ['abcd', 'ABCD'],
  ['ABCD-', 'ABCD'],
  ['abcde', 'ABCD-E'],
  ['ａｂｃｄ－ＥＦＧＨ　ＪＫＭＮ', 'ABCD-EFGH-JKMN'],
  ['abcd efgh jkmn p', 'ABCD-EFGH-JKMN-P'],
  ['ABCD—EFGH·JKMN', 'ABCD-EFGH-JKMN'],
])('%j stands as %j', (typed, shown) => {
  expect(groupCode(typed)).toBe(shown)
})
