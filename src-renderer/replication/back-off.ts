const FIRST_MS = 1000
/** A hub that comes back unannounced is found within a minute. */
const LONGEST_MS = 60_000

/**
 * Milliseconds to wait before attempt number `attempt` (1, 2, 3 …). Doubling, so that a dead line is left in peace; with chance, so
 * that a hundred desks do not fall upon a hub that has just come back.
 */
export function backOffDelay(attempt: number, random: () => number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 16))
  return Math.round(longest / 2 + (longest / 2) * random())
}
