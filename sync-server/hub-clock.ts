import { PlainDate } from '#domain/plain-date'

/** The hub's calendar is China's, wherever its machine stands: a birthday must not wait for another time zone. */
const OFFSET_MINUTES = 8 * 60

/** ISO 8601 with offset +08:00, to the millisecond. */
export function wallClock(nowMs: number): string {
  return new Date(nowMs + OFFSET_MINUTES * 60_000).toISOString().replace('Z', '+08:00')
}

export function today(nowMs: number): PlainDate {
  return PlainDate.parse(wallClock(nowMs).slice(0, 10))
}
