import { expect, test } from 'vitest'
import { accepted, allOf, rejected, unreachable } from './result.ts'

test('all parts accepted are one value', () => {
  expect(allOf({ a: accepted(1), b: accepted('x') })).toEqual({ ok: true, value: { a: 1, b: 'x' } })
})

test('the problems of every part come together, in the order of the parts', () => {
  expect(allOf({ a: rejected('one', 'two'), b: accepted(1), c: rejected('three') })).toEqual({
    ok: false,
    problems: ['one', 'two', 'three'],
  })
})

test('a part that is missing without a problem of its own is still missing', () => {
  expect(allOf({ a: rejected<string>(), b: accepted(1) })).toEqual({ ok: false, problems: [] })
})

test('a case that nobody handles fails loudly', () => {
  // The cast stands for a value that a newer version wrote.
  expect(() => unreachable('new-case' as never)).toThrow('new-case')
})
