import { expect, test } from 'vitest'
import { findInk } from './trim-drawing.ts'

function image(width: number, height: number, ...inked: readonly (readonly [number, number])[]) {
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (const [x, y] of inked) pixels[(y * width + x) * 4 + 3] = 255
  return pixels
}

test('the ink of a drawing is the smallest rectangle around it', () => {
  expect(findInk(image(10, 6, [2, 1], [7, 4], [5, 2]), 10, 6)).toEqual({ x: 2, y: 1, width: 6, height: 4 })
  expect(findInk(image(10, 6, [9, 5]), 10, 6)).toEqual({ x: 9, y: 5, width: 1, height: 1 })
})

test('an empty box has no ink', () => {
  expect(findInk(image(10, 6), 10, 6)).toBeNull()
})
