import { expect, test } from 'vitest'
import { groupNumber } from './group-number.ts'

test.each([
  ['41020219570816002X', '410202 19570816 002X'],
  ['４１０２０２１９５７０８１６００２X', '410202 19570816 002X'],
  ['13803781234', '138 0378 1234'],
  ['0371-2388 1234', '0371-2388 1234'],
  ['E12345678', 'E12345678'],
  ['', ''],
])('%s is read aloud as %s', (number, groups) => {
  expect(groupNumber(number)).toBe(groups)
})
