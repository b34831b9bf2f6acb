import { StoreFailure } from './store-failure.ts'

/** A page that is reloaded holds its lock for a moment longer than its successor needs to open. */
const PATIENCE_MS = 5000

/**
 * One window owns a desk: two would give the same running number twice. The browser frees the lock when the window is
 * gone, however it went. Answers the way to give it back; rejects with `open-elsewhere`.
 */
export function holdDesk(locks: LockManager, desk: string, patienceMs = PATIENCE_MS): Promise<() => void> {
  const impatience = AbortSignal.timeout(patienceMs)
  return new Promise((resolve, reject) => {
    locks
      .request(`desk-${desk}`, { signal: impatience }, () => new Promise<void>((release) => resolve(release)))
      .catch((error: unknown) => reject(new StoreFailure('open-elsewhere', error)))
  })
}
