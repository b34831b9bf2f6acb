import { expect, test } from 'vitest'
import { StoreFailure } from '../store/store-failure.ts'
import { describeFailure } from './log-failures.ts'

test('the log gets what kind of failure it was and where, never what was typed', () => {
  const described = describeFailure(new StoreFailure('disk-full', new TypeError('张秀英 41020219570816002X')))
  expect(described).toMatch(/^disk-full TypeError\s+at /)
  expect(described).not.toMatch(/张秀英|41020219570816002X/)
})

test('whatever is thrown has some description', () => {
  expect(describeFailure('张秀英')).toBe('string')
  expect(describeFailure(undefined)).toBe('undefined')
})
