import type { Failures } from './vault-record.ts'

/** So many wrong ones are slips of the finger. */
const FREE = 3
const FIRST_WAIT_MS = 5000
const LONGEST_WAIT_MS = 15 * 60_000

/** How long nobody may try after so many wrong secrets in a row. Milliseconds: 5 s, 10 s, 20 s … a quarter of an hour. */
export function waitAfter(count: number): number {
  return count < FREE ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (count - FREE), LONGEST_WAIT_MS)
}

/** What is left of that wait. A clock that was set back does not lengthen it: then the whole wait counts from now. */
export function waitLeft(failures: Failures | undefined, now: number): number {
  if (failures === undefined) return 0
  return Math.max(0, waitAfter(failures.count) - Math.max(0, now - failures.lastAt))
}

/** The same failures with a last one that does not lie in the future. */
export function notInTheFuture(failures: Failures, now: number): Failures {
  return failures.lastAt > now ? { ...failures, lastAt: now } : failures
}
