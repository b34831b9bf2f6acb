import { expect, test } from 'vitest'
import { inBatches } from './in-batches.ts'

function recording() {
  const batches: (readonly string[])[] = []
  const ask = inBatches<string, string>(
    3,
    (text) => text,
    async (asks) => {
      batches.push(asks)
      if (asks.includes('bad')) throw new Error('refused')
      return asks.map((text) => text.toUpperCase())
    },
  )
  return { batches, ask }
}

test('what is asked together goes out together, at most so many at a time, and each gets its own answer', async () => {
  const { batches, ask } = recording()
  expect(await Promise.all(['a', 'b', 'c', 'd'].map(ask))).toEqual(['A', 'B', 'C', 'D'])
  expect(batches).toEqual([['a', 'b', 'c'], ['d']])
})

test('the same key asked twice goes out twice', async () => {
  const { batches, ask } = recording()
  await Promise.all([ask('a'), ask('a'), ask('b')])
  expect(batches).toEqual([['a', 'b'], ['a']])
})

test('a failed request fails its own asks and no later ones', async () => {
  const { ask } = recording()
  await expect(ask('bad')).rejects.toThrow('refused')
  expect(await ask('a')).toBe('A')
})
