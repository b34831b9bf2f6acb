import type { AnyFact } from '#domain/fact'
import { nextOrder } from '#domain/order'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { COUNTER_DAY } from './resident-drafts.ts'

/** A desk's `resident-registered` with any body, right or wrong, as a desk that bypasses the form might send it. */
export function registered(
  desk: string,
  n: number,
  body: ResidentDraft | Record<string, unknown>,
  changes: Partial<AnyFact> = {},
): AnyFact {
  const subject = changes.subject ?? `registration:${crypto.randomUUID()}`
  const org = desk.slice(0, desk.lastIndexOf('-'))
  const moment = Date.parse(`${COUNTER_DAY}T09:00:00+08:00`) + n * 1000
  return {
    id: `${subject}:${crypto.randomUUID()}`,
    subject,
    kind: 'resident-registered',
    schema: 1,
    org,
    desk,
    worker: `${org}-w1`,
    n,
    at: `${COUNTER_DAY}T09:00:00+08:00`,
    order: nextOrder(null, moment, desk),
    body: { ...body },
    ...changes,
  }
}

/** A correction of an earlier registration by the same desk. */
export function corrected(first: AnyFact, n: number, changes: Record<string, unknown>): AnyFact {
  return {
    ...registered(first.desk, n, {}, { subject: first.subject }),
    kind: 'resident-corrected',
    body: { changes, reason: '登记时输错' },
  }
}
