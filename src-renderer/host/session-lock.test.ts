import { expect, test } from 'vitest'
import { holdSession } from './session-lock.ts'

/** Web Locks as a browser's tabs see them: one holder, freed when its tab is gone. */
function fakeLocks(): { locks: Pick<LockManager, 'request'>; closeTab: () => void } {
  let holder: object | null = null
  return {
    closeTab: () => {
      holder = null
    },
    locks: {
      request: async (_name: string, options: unknown, use?: unknown) => {
        const granted = use as LockGrantedCallback<unknown>
        expect(options).toEqual({ ifAvailable: true })
        if (holder) return granted(null)
        holder = {}
        return granted({ name: 'hub-session', mode: 'exclusive' })
      },
    },
  }
}

test('the first tab takes the session and keeps it, however often it signs in', async () => {
  const { locks } = fakeLocks()
  const first = holdSession(locks)
  expect(await first()).toBe(true)
  expect(await first()).toBe(true)
  expect(await holdSession(locks)()).toBe(false)
})

test('a tab that was too late gets the session once the other one is closed', async () => {
  const { locks, closeTab } = fakeLocks()
  const later = holdSession(locks)
  await holdSession(locks)()
  expect(await later()).toBe(false)
  closeTab()
  expect(await later()).toBe(true)
})
