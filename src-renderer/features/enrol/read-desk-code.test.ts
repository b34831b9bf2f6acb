import { expect, test } from 'vitest'
import { readDeskCode } from './read-desk-code.ts'

test.each(['410202001-01', ' ４１０２０２００１－０１ ', '410202001–01'])('%s names a desk', (typed) => {
  expect(readDeskCode(typed)).toBe('410202001-01')
})

test.each(['', '410202001', '410202001-1', 'desk-01', '41020-01'])('“%s” names none', (typed) => {
  expect(readDeskCode(typed)).toBeNull()
})
