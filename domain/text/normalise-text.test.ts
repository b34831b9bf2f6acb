import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tidyCode, tidyLine } from './normalise-text.ts'

test('a line keeps Chinese punctuation and loses what nobody can see', () => {
  expect(tidyLine('\t北道门街　１２号（东）\u200B，3 楼\n')).toBe('北道门街 １２号（东），3 楼')
})

test('a code is half-width, upper case and without blanks', () => {
  expect(tidyCode(' ａ１ ２\u3000x ')).toBe('A12X')
})

test('tidying twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(tidyLine(tidyLine(text))).toBe(tidyLine(text))
      expect(tidyCode(tidyCode(text))).toBe(tidyCode(text))
    }),
  )
})
