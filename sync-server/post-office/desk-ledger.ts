import { today } from '../hub-clock.ts'
import type { Surroundings } from './post-office-surroundings.ts'

/** What the hub holds of one desk's running numbers: everything up to `through`, and some beyond it. */
export interface DeskLedger {
  readonly through: number
  readonly beyond: readonly number[]
}

export function addToLedger(ledger: DeskLedger, numbers: Iterable<number>): DeskLedger {
  const beyond = new Set([...ledger.beyond, ...numbers].filter((n) => n > ledger.through))
  let through = ledger.through
  while (beyond.delete(through + 1)) through += 1
  return { through, beyond: [...beyond].sort((one, other) => one - other) }
}

/** Of `missing` numbers a receipt names the first; DeskReceipt allows no more. */
const MOST_NAMED = 1000

export interface Receipt {
  readonly through: number
  /** How many are missing; `missing` names the first of them. */
  readonly missingCount: number
  readonly missing: readonly number[]
}

/**
 * The receipt's words: all through the highest number the hub holds, except these. A damaged desk may name a number of sixteen digits:
 * counting through the gap below it would end the hub.
 */
export function receiptOf({ through, beyond }: DeskLedger): Receipt {
  const highest = beyond.at(-1) ?? through
  const held = new Set(beyond)
  const missing: number[] = []
  for (let n = through + 1; n < highest && missing.length < MOST_NAMED; n += 1) {
    if (!held.has(n)) missing.push(n)
  }
  return { through: highest, missingCount: highest - through - beyond.length, missing }
}

/**
 * Notes that these facts of a desk have arrived, and on which day it was heard of last. Adding a number twice changes nothing, so a
 * repeated batch is harmless.
 */
export async function noteArrivals(
  { store, register, nowMs }: Surroundings,
  desk: string,
  numbers: readonly number[],
): Promise<DeskLedger> {
  const _id = `ledger:${desk}`
  const lastSeenOn = today(nowMs())
  for (;;) {
    const found = await store.find(register, _id)
    const before: DeskLedger = found
      ? { through: Number(found.through), beyond: found.beyond as readonly number[] }
      : { through: 0, beyond: [] }
    const after = addToLedger(before, numbers)
    const isKnown = after.through === before.through && after.beyond.length === before.beyond.length
    if (isKnown && found?.lastSeenOn === lastSeenOn) return before
    const written = found
      ? await store.replace(register, { ...found, ...after, lastSeenOn })
      : await store.create(register, { _id, ...after, lastSeenOn })
    if (written === 'created' || written === 'replaced') return after
  }
}
