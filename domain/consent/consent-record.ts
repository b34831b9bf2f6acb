import type { ConsentParty } from '../facts/consent-refused.ts'
import type { PlainDate } from '../plain-date.ts'
import { unreachable } from '../result.ts'

/** One consent as it stands in a registration's facts. */
export interface GivenConsent {
  /** The registration, correction or consent that brought it. */
  readonly factId: string
  readonly party: ConsentParty
  readonly guardianName: string | null
  readonly from: PlainDate | null
  /** First day on which it no longer holds; null while no such day is known. */
  readonly until: PlainDate | null
}

/** A withdrawal that no later consent has answered. */
export interface StandingWithdrawal {
  readonly factId: string
  readonly because: 'consent-withdrawn' | 'registration-withdrawn'
  readonly on: PlainDate
  readonly eraseAsked: boolean
}

/** Everything that was said about consent in one registration: a fold over its facts, the same on every day. */
export interface ConsentRecord {
  /** The consent in force, or the last one that was; null where none can be read. */
  readonly current: GivenConsent | null
  /** Every consent that the hub has not turned down, oldest first. */
  readonly history: readonly GivenConsent[]
  /** Empty where nobody withdrew, or where a new consent has answered. */
  readonly withdrawals: readonly StandingWithdrawal[]
  /** A "no" that came after the last consent; null where there is none. */
  readonly refusal: { readonly factId: string; readonly party: ConsentParty; readonly on: PlainDate } | null
}

export const CONSENT_STATES = ['valid', 'lapsed', 'withdrawn', 'refused', 'missing'] as const
export type ConsentState = (typeof CONSENT_STATES)[number]

/** What the days need of a consent: small enough for a row of the roster. */
export interface ConsentBrief {
  readonly isGiven: boolean
  readonly until: string | null
  readonly isWithdrawn: boolean
  readonly isRefused: boolean
}

export function briefOf({ current, withdrawals, refusal }: ConsentRecord): ConsentBrief {
  return {
    isGiven: current !== null,
    until: current?.until ?? null,
    isWithdrawn: withdrawals.length > 0,
    isRefused: refusal !== null,
  }
}

/**
 * How a consent stands on a day. A guardian's lapses on the 18th birthday itself, or on the earlier day that was agreed (Civil Code 17,
 * 18, 23). A refused renewal takes nothing away while the earlier consent still holds: refusing is not withdrawing.
 */
export function consentStateOn(brief: ConsentBrief, today: PlainDate): ConsentState {
  if (brief.isWithdrawn) return 'withdrawn'
  if (brief.isGiven && (brief.until === null || today < brief.until)) return 'valid'
  if (brief.isRefused) return 'refused'
  return brief.isGiven ? 'lapsed' : 'missing'
}

/** Whether anything new may be begun: groups, activities, hours. What has been done stays as it was (PIPL 15). */
export function mayTakePart(state: ConsentState): boolean {
  switch (state) {
    case 'valid':
      return true
    case 'lapsed':
    case 'withdrawn':
    case 'refused':
    case 'missing':
      return false
    default:
      return unreachable(state)
  }
}
