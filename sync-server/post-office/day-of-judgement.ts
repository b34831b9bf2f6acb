import { dateOf, type PlainDate } from '#domain/plain-date'
import { today } from '../hub-clock.ts'

/** Ages and consents are judged on the day at the counter; a desk whose clock is ahead is judged on the hub's own day. */
export function dayOfJudgement(at: string, nowMs: number): PlainDate {
  return Date.parse(at) > nowMs ? today(nowMs) : dateOf(at)
}
