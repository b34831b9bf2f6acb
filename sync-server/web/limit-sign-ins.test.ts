import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientAddress, limitSignIns, MOST_SIGN_INS } from './limit-sign-ins.ts'

function limitAt(start: number) {
  let now = start
  const limit = limitSignIns(() => now)
  return { limit, pass: (ms: number) => (now += ms) }
}

test('one name from one address is let in thirty times a minute, then told how long to wait', () => {
  const { limit, pass } = limitAt(0)
  for (let times = 0; times < MOST_SIGN_INS; times += 1) expect(limit.count('a')).toBeNull()
  pass(20_000)
  expect(limit.look('a')).toBe(40)
  expect(limit.count('a')).toBe(40)
  pass(39_999)
  expect(limit.count('a')).toBe(1)
  pass(1)
  expect(limit.count('a')).toBeNull()
})

test('another name, or another address, is not kept waiting', () => {
  const { limit } = limitAt(0)
  for (let times = 0; times <= MOST_SIGN_INS; times += 1) limit.count('10.0.0.1 desk-a')
  expect(limit.count('10.0.0.1 desk-a')).not.toBeNull()
  expect(limit.count('10.0.0.1 desk-b')).toBeNull()
  expect(limit.count('10.0.0.2 desk-a')).toBeNull()
})

test('looking counts nothing', () => {
  const { limit } = limitAt(0)
  for (let times = 0; times < MOST_SIGN_INS - 1; times += 1) limit.count('a')
  for (let times = 0; times < 5; times += 1) expect(limit.look('a')).toBeNull()
  expect(limit.count('a')).toBeNull()
  expect(limit.look('a')).toBe(60)
})

test('a flood of made-up names does not free the one that is being guessed', () => {
  const { limit } = limitAt(0)
  for (let name = 0; name < 9_000; name += 1) limit.count(`made-up-${name}`)
  for (let times = 0; times <= MOST_SIGN_INS; times += 1) limit.count('desk-a')
  for (let name = 0; name < 9_000; name += 1) limit.count(`more-${name}`)
  expect(limit.count('desk-a')).not.toBeNull()
})

const asked = (remoteAddress: string, forwarded?: string) =>
  // All that is read of a request.
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage

test.each([
  ['from afar', '203.0.113.9', undefined, '203.0.113.9'],
  ['through the proxy beside the hub', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
  [
    'through that proxy, with an address of the caller’s own making',
    '::1',
    '1.2.3.4, 203.0.113.9',
    '203.0.113.9',
  ],
  ['from afar that says it speaks for another', '203.0.113.9', '1.2.3.4', '203.0.113.9'],
] as const)('a request %s is counted where it came from', (_what, peer, forwarded, address) => {
  expect(clientAddress(asked(peer, forwarded))).toBe(address)
})
