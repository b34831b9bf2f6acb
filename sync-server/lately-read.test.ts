import { expect, test } from 'vitest'
import { createLately } from './lately-read.ts'

const FACT = { _id: 'registration:a:b', _rev: '1-a', body: {} }

test('a document of another revision or another database is not the one that was read', () => {
  const lately = createLately()
  lately.keep('org-1', FACT)
  expect(lately.find('org-1', FACT._id, '1-a')).toBe(FACT)
  expect(lately.find('org-1', FACT._id, '2-a')).toBeNull()
  expect(lately.find('org-2', FACT._id, '1-a')).toBeNull()
})

test('of more than it holds, the oldest are forgotten', () => {
  const lately = createLately(2)
  for (const _id of ['a', 'b', 'c']) lately.keep('org-1', { ...FACT, _id })
  expect(['a', 'b', 'c'].map((id) => lately.find('org-1', id, '1-a')?._id)).toEqual([undefined, 'b', 'c'])
})
