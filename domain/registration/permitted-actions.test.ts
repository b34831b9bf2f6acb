import { expect, test } from 'vitest'
import { isPermitted, permittedActions } from './permitted-actions.ts'
import { REGISTRATION_STATUSES } from './registration.ts'

test('only a volunteer has a certificate to print', () => {
  const printable = REGISTRATION_STATUSES.filter((status) => isPermitted(status, 'print-certificate'))
  expect(printable).toEqual(['enrolled'])
})

test('a slip with the provisional number is printed only while there is no better number', () => {
  const printable = REGISTRATION_STATUSES.filter((status) => isPermitted(status, 'print-slip'))
  expect(printable).toEqual(['waiting', 'in-review', 'returned'])
})

test('a refused, erased or unreadable registration is closed', () => {
  for (const status of ['refused', 'erased', 'unreadable'] as const)
    expect(permittedActions(status)).toEqual([])
})
