import type { RegistrationStatus } from './registration.ts'

export const REGISTRATION_ACTIONS = [
  'print-slip',
  'correct',
  'print-certificate',
  'join-group',
  'open-dispute',
  'request-transfer',
] as const
export type RegistrationAction = (typeof REGISTRATION_ACTIONS)[number]

/** What may be done with a registration in each status: buttons and checks read this one table. */
const PERMITTED = {
  waiting: ['print-slip', 'correct'],
  'in-review': ['print-slip', 'correct'],
  enrolled: ['print-certificate', 'correct', 'join-group'],
  returned: ['print-slip', 'correct'],
  refused: [],
  // The document number may have been mistyped: then the correction makes it somebody else's.
  duplicate: ['correct', 'open-dispute', 'request-transfer'],
  ended: [],
  erased: [],
  unreadable: [],
} as const satisfies Record<RegistrationStatus, readonly RegistrationAction[]>

export function permittedActions(status: RegistrationStatus): readonly RegistrationAction[] {
  return PERMITTED[status]
}

export function isPermitted(status: RegistrationStatus, action: RegistrationAction): boolean {
  return permittedActions(status).includes(action)
}
