import { expect, test } from 'vitest'
import { createWrongPasswordCount } from './wrong-passwords.ts'

test('five wrong passwords lock a name for five minutes, and no other name', () => {
  let now = 0
  const wrong = createWrongPasswordCount(() => now)
  for (let times = 0; times < 4; times += 1) wrong.count('desk-1')
  expect(wrong.isLocked('desk-1')).toBe(false)
  wrong.count('desk-1')
  expect([wrong.isLocked('desk-1'), wrong.isLocked('desk-2')]).toEqual([true, false])
  now = 5 * 60_000
  expect(wrong.isLocked('desk-1')).toBe(true)
  now += 1
  expect(wrong.isLocked('desk-1')).toBe(false)
})

test('a right password begins the count anew', () => {
  const wrong = createWrongPasswordCount(() => 0)
  for (let times = 0; times < 4; times += 1) wrong.count('desk-1')
  wrong.clear('desk-1')
  wrong.count('desk-1')
  expect(wrong.isLocked('desk-1')).toBe(false)
})
