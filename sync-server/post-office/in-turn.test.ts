import { expect, test } from 'vitest'
import { createTurns } from './in-turn.ts'

/** Work that ends when it is told to. */
function openEnded() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { promise, end: () => resolve() }
}

test('a second piece of work on a key waits for the first, another key does not', async () => {
  const inTurn = createTurns()
  const begun: string[] = []
  const first = openEnded()
  const work = (name: string, until?: Promise<void>) => async () => {
    begun.push(name)
    await until
    return name
  }
  const answers = [inTurn('a', work('a1', first.promise)), inTurn('a', work('a2')), inTurn('b', work('b1'))]
  await answers[2]
  expect(begun).toEqual(['a1', 'b1'])
  first.end()
  expect(await Promise.all(answers)).toEqual(['a1', 'a2', 'b1'])
  expect(begun).toEqual(['a1', 'b1', 'a2'])
})

test('work that fails lets the next one begin', async () => {
  const inTurn = createTurns()
  const failing = inTurn('a', async () => {
    throw new Error('failed')
  })
  const next = inTurn('a', async () => 'done')
  await expect(failing).rejects.toThrow('failed')
  expect(await next).toBe('done')
})
