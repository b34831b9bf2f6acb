import { expect, test } from 'vitest'
import { readSignInAnswer } from './sign-in.ts'

// Bodies as a CouchDB 3.5.0 sent them.
test.each([
  [200, { ok: true, name: 'desk-410202001-01', roles: ['desk'] }, { outcome: 'signed-in' }],
  [200, { ok: true, name: 'desk-410202001-01', roles: ['revoked-desk'] }, { outcome: 'revoked' }],
  [401, { error: 'unauthorized', reason: 'Name or password is incorrect.' }, { outcome: 'wrong-credential' }],
  [403, { error: 'forbidden', reason: 'Account is temporarily locked' }, { outcome: 'locked' }],
])('a CouchDB that answers %i is believed', (status, body, expected) => {
  expect(readSignInAnswer({ status, body })).toEqual(expected)
})

test.each([
  [200, '<html>Welcome to the guest network</html>'],
  [200, { ok: false }],
  [403, '<html>Forbidden by the proxy</html>'],
  [401, null],
  [502, null],
])('a %i that is not CouchDB speaking is no hub', (status, body) => {
  expect(readSignInAnswer({ status, body })).toEqual({ outcome: 'no-hub', reason: `status ${status}` })
})
