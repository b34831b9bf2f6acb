import { expect, test } from 'vitest'
import { backOffDelay } from './back-off.ts'
import { createBatchSize } from './batch-size.ts'

test('a fast line gets larger batches, up to a limit', () => {
  const size = createBatchSize(100)
  const sizes = Array.from({ length: 6 }, () => {
    size.gotThrough(size.facts(), 100)
    return size.facts()
  })
  expect(sizes).toEqual([200, 400, 800, 1000, 1000, 1000])
})

test('a slow line gets batches that take about five seconds', () => {
  const size = createBatchSize(100)
  size.gotThrough(100, 20_000)
  expect(size.facts()).toBe(25)
})

test('a line that breaks off gets smaller and smaller batches, but never none', () => {
  const size = createBatchSize(100)
  for (let count = 0; count < 20; count += 1) size.brokeOff()
  expect(size.facts()).toBe(1)
})

test('a batch that was not full does not make the next one larger', () => {
  const size = createBatchSize(100)
  size.gotThrough(3, 10)
  expect(size.facts()).toBe(100)
})

test('what a proxy refuses as too large is not tried again at that size', () => {
  const size = createBatchSize()
  size.wasTooLarge(900_000)
  expect(size.bytes()).toBe(450_000)
})

test.each([
  [1, 0, 500],
  [1, 1, 1000],
  [2, 1, 2000],
  [7, 0, 30_000],
  [7, 1, 60_000],
  [500, 1, 60_000],
])('attempt %i waits between half and the whole of its time (chance %d: %i ms)', (attempt, chance, delay) => {
  expect(backOffDelay(attempt, () => chance)).toBe(delay)
})
