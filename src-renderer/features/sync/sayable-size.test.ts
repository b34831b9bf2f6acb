import { expect, test } from 'vitest'
import { sayableSize } from './sayable-size.ts'

test.each([
  [0, 'kilobytes', '0'],
  [1, 'kilobytes', '1'],
  [1000, 'kilobytes', '1'],
  [1001, 'kilobytes', '2'],
  [999_999, 'kilobytes', '1000'],
  [1_000_000, 'megabytes', '1.0'],
  [4_160_000, 'megabytes', '4.2'],
])('%d bytes are said in %s: %s', (bytes, unit, number) => {
  expect(sayableSize(bytes)).toEqual({ unit, number })
})
