import { expect, test } from 'vitest'
import { compareFields } from './compare-fields.ts'

const field = (name: string, value: string, mark?: string) => ({
  field: name,
  name: `<${name}>`,
  value,
  ...(mark === undefined ? {} : { mark }),
})

test('only what differs is shown, in the later order, and what is gone comes last', () => {
  const before = [field('name', '张秀英'), field('phone', '138'), field('note', '工资'), field('sex', '女')]
  const after = [field('sex', '女'), field('address', '解放路'), field('phone', ''), field('name', '张秀瑛')]
  expect(
    compareFields(before, after).map(({ field: of, before: old, after: now }) => [of, old, now]),
  ).toEqual([
    ['address', '', '解放路'],
    ['phone', '138', ''],
    ['name', '张秀英', '张秀瑛'],
    ['note', '工资', ''],
  ])
})

test('the same words for another signature are told apart', () => {
  const before = [field('signature', '屏幕签名', 'a')]
  expect(compareFields(before, [field('signature', '屏幕签名', 'a')])).toEqual([])
  expect(compareFields(before, [field('signature', '屏幕签名', 'b')])).toMatchObject([{ isRenewed: true }])
  expect(compareFields([], [field('signature', '屏幕签名', 'b')])).toMatchObject([{ isRenewed: false }])
})

test('what was never said is no change', () => {
  expect(compareFields([field('note', '')], [])).toEqual([])
  expect(compareFields([], [field('note', '')])).toEqual([])
})
