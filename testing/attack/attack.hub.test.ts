import { afterAll, beforeAll, expect, test } from 'vitest'
import { tryAll } from './all-attempts.ts'
import { type Ground, openGround } from './ground.ts'

let ground: Ground
beforeAll(async () => {
  ground = await openGround()
})
afterAll(() => ground.close())

test('whatever a desk, a revoked desk, another office or nobody tries is repelled', {
  timeout: 300_000,
}, async () => {
  const tried = await tryAll(ground, () => undefined)
  expect(tried.length).toBeGreaterThanOrEqual(40)
  expect(new Set(tried.map(({ name }) => name)).size).toBe(tried.length)
  expect(tried.filter(({ outcome }) => outcome !== 'repelled')).toEqual([])
})
