import type { SyncHealth } from '../../replication/health.ts'
import type { Mood } from '../../ui/Status.tsx'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A skew below this is the network's delay, not a wrong clock. */
const CLOCK_TOLERANCE = 2 * MINUTE

/** One part of the sync chip; the words are the page's. */
export type ChipPart =
  | { readonly part: 'syncedAt'; readonly at: number }
  | { readonly part: 'waiting' | 'setAside'; readonly total: number }
  | { readonly part: 'offlineMinutes' | 'offlineHours' | 'offlineDays'; readonly total: number }
  | {
      readonly part:
        | 'offlineJustNow'
        | 'neverSynced'
        | 'syncing'
        | 'starting'
        | 'notLetIn'
        | 'revoked'
        | 'diskFailed'
    }

/** What the chip says, most important first: where the exchange stands, what waits, what needs a person. */
export function describeHealth(
  health: SyncHealth,
  now: number,
): { readonly mood: Mood; readonly parts: readonly ChipPart[] } {
  const parts: ChipPart[] = [describePhase(health, now)]
  if (health.waiting.count > 0) parts.push({ part: 'waiting', total: health.waiting.count })
  if (health.refused > 0) parts.push({ part: 'setAside', total: health.refused })
  return { mood: moodOf(health), parts }
}

function describePhase(health: SyncHealth, now: number): ChipPart {
  switch (health.phase) {
    case 'up-to-date':
      return { part: 'syncedAt', at: health.lastCompleteContact ?? now }
    case 'catching-up':
    case 'sending':
      return { part: 'syncing' }
    case 'starting':
      return { part: 'starting' }
    case 'wrong-credential':
    case 'locked':
    case 'no-access':
      return { part: 'notLetIn' }
    case 'revoked':
      return { part: 'revoked' }
    case 'store-failed':
      return { part: 'diskFailed' }
    case 'no-hub':
    case 'stopped':
      return describeSilence(health.lastCompleteContact, now)
  }
}

function describeSilence(last: number | null, now: number): ChipPart {
  if (last === null) return { part: 'neverSynced' }
  const silent = now - last
  if (silent >= DAY) return { part: 'offlineDays', total: Math.floor(silent / DAY) }
  if (silent >= HOUR) return { part: 'offlineHours', total: Math.floor(silent / HOUR) }
  if (silent >= MINUTE) return { part: 'offlineMinutes', total: Math.floor(silent / MINUTE) }
  return { part: 'offlineJustNow' }
}

function moodOf(health: SyncHealth): Mood {
  switch (health.phase) {
    case 'wrong-credential':
    case 'locked':
    case 'revoked':
    case 'no-access':
    case 'store-failed':
      return 'wrong'
    case 'up-to-date':
      return health.refused > 0 ? 'wrong' : health.waiting.count > 0 ? 'wait' : 'good'
    case 'starting':
    case 'no-hub':
    case 'catching-up':
    case 'sending':
    case 'stopped':
      return health.refused > 0 ? 'wrong' : 'wait'
  }
}

/** Whole minutes by which this computer's clock is ahead (positive) or behind; 0 where it is right or nobody knows. */
export function clockErrorMinutes(skew: number | null): number {
  return skew === null || Math.abs(skew) < CLOCK_TOLERANCE ? 0 : Math.round(skew / MINUTE)
}

/** Minutes until everything has come in, at the speed so far; null while that cannot be said. */
export function minutesLeft(incoming: SyncHealth['incoming'], now: number): number | null {
  if (incoming === null || incoming.pending === null || incoming.received === 0) return null
  const perFact = (now - incoming.since) / incoming.received
  return Math.max(1, Math.ceil((perFact * incoming.pending) / MINUTE))
}

/** "532 of 532": how many of this desk's own facts the hub holds by its own written word. */
export function confirmedFacts(receipt: SyncHealth['receipt']): number {
  return receipt === null ? 0 : receipt.through - receipt.missing.length
}
