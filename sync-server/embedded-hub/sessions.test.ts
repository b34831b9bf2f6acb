import { expect, test } from 'vitest'
import { createSessions, SESSION_SECONDS } from './sessions.ts'

let now = 1_000_000
const sessions = createSessions('secret', () => now)

test('a cookie is fresh, then asks to be renewed, then is over', () => {
  const cookie = sessions.issue('desk-1', 'salt')
  const ageAfter = (seconds: number) => {
    now = 1_000_000 + seconds * 1000
    return sessions.ageOf(cookie, 'salt')
  }
  expect([0, SESSION_SECONDS / 10 + 1, SESSION_SECONDS, SESSION_SECONDS + 1].map(ageAfter)).toEqual([
    'fresh',
    'renew',
    'renew',
    null,
  ])
})

test('a cookie is worth nothing after the password has changed', () => {
  now = 1_000_000
  expect(sessions.ageOf(sessions.issue('desk-1', 'old salt'), 'new salt')).toBeNull()
})

test.each(['', 'a', 'a.b', 'ZGVzay0x.abc.def', 'ZGVzay0x.abc.'])('the cookie %j is nobody’s', (cookie) => {
  expect(sessions.ageOf(cookie, 'salt')).toBeNull()
})

test('another name on the same signature is nobody’s', () => {
  const [, issued, signature] = sessions.issue('desk-1', 'salt').split('.')
  const other = Buffer.from('desk-2').toString('base64url')
  expect(sessions.ageOf(`${other}.${issued}.${signature}`, 'salt')).toBeNull()
})
