import { expect, test } from 'vitest'
import { describeFailure, withoutPersonalData } from './describe-failure.ts'

test('a failure is written with its kind, code and place, without its message', () => {
  const failure = Object.assign(new TypeError('张三 410202195803071234 is not valid'), { code: 'EBAD' })
  const words = describeFailure(failure)
  expect(words).toMatch(/^TypeError EBAD\nat /)
  expect(words).not.toMatch(/张三|410202/)
})

test('what was thrown without being an error is named by its type', () => {
  expect(describeFailure('张三')).toBe('not an error but string')
})

test('names, document numbers and phones are blotted out; ids and codes stay', () => {
  expect(
    withoutPersonalData('desk 410202001-01: 张三丰 41020219580307123x 13800001234 ENOSPC 0199b2c1-7f'),
  ).toBe('desk 410202001-01: □ # # ENOSPC 0199b2c1-7f')
})
