import type { TakeSession } from './browser-session.ts'

const LOCK = 'hub-session'

/** Takes the profile's one hub session and keeps it until the tab is gone; the browser frees it even after a crash. */
export function holdSession(locks: Pick<LockManager, 'request'>): TakeSession {
  let held = false
  return () => {
    if (held) return Promise.resolve(true)
    return new Promise((resolve, reject) => {
      const forEver = new Promise<void>(() => undefined)
      locks
        .request(LOCK, { ifAvailable: true }, (lock) => {
          held = lock !== null
          resolve(held)
          return held ? forEver : undefined
        })
        .catch(reject)
    })
  }
}
