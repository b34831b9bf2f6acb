import type { Clock } from '../src-renderer/replication/clock.ts'

/** A clock on which a minute passes in a fraction of a second: every wait is real, only shorter. */
export function fastClock(timesFaster: number): Clock {
  const startedAt = Date.now()
  return {
    now: () => startedAt + Math.round((Date.now() - startedAt) * timesFaster),
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve()
        const end = (): void => {
          clearTimeout(timer)
          signal.removeEventListener('abort', end)
          resolve()
        }
        const timer = setTimeout(end, Math.min(milliseconds / timesFaster, 2_000_000_000))
        signal.addEventListener('abort', end)
      }),
  }
}
