/*
 * Hybrid logical clock (Kulkarni et al., 2014) as sortable text `<ms, 15 digits>.<count, 6 digits>.<writer>`.
 * It follows the wall clock where that runs, never goes back where it is set back, and is always later than everything its
 * writer has seen: so a ruling sorts after the fact it answers even when the desk's clock is a year ahead.
 */

interface Reading {
  readonly ms: number
  readonly count: number
}

const FORM = /^([0-9]{15})\.([0-9]{6})\./
const MOST = 999_999

/** The last millisecond of the year 9999: a reading beyond it is damage, and following it would spoil every later order. */
const LATEST = 253_402_300_799_999

/** The writer's next order. `previous` is its last own or observed order (null at the very first), `nowMs` Unix milliseconds. */
export function nextOrder(previous: string | null, nowMs: number, writer: string): string {
  const last = read(previous)
  const now = Math.min(Math.max(Math.trunc(nowMs), 0), LATEST)
  if (now > last.ms) return write({ ms: now, count: 0 }, writer)
  // A million facts within one millisecond: the count carries into the clock.
  return last.count < MOST
    ? write({ ms: last.ms, count: last.count + 1 }, writer)
    : write({ ms: last.ms + 1, count: 0 }, writer)
}

/** What to keep after seeing a fact of another writer: the later of both orders. A text that is no order is ignored. */
export function observeOrder(previous: string | null, remote: string): string | null {
  if (!isOrder(remote)) return previous
  return previous === null || !isOrder(previous) || remote > previous ? remote : previous
}

/** The wall clock inside an order, Unix milliseconds; null where the text is no order. It may be wrong by as much as the writer's clock. */
export function wallClockOf(order: string): number | null {
  return isOrder(order) ? read(order).ms : null
}

function isOrder(text: string): boolean {
  const found = FORM.exec(text)
  return found !== null && Number(found[1]) <= LATEST
}

function read(order: string | null): Reading {
  const found = order !== null && isOrder(order) ? FORM.exec(order) : null
  return found === null ? { ms: 0, count: 0 } : { ms: Number(found[1]), count: Number(found[2]) }
}

function write({ ms, count }: Reading, writer: string): string {
  return `${String(ms).padStart(15, '0')}.${String(count).padStart(6, '0')}.${writer}`
}
