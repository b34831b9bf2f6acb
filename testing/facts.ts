import type { AnyFact } from '#domain/fact'

/** A fact with a plausible envelope; `at` and `order` follow from `n` unless they are given. */
export function buildFact(changes: Partial<AnyFact> & Pick<AnyFact, 'kind' | 'body'>): AnyFact {
  const n = changes.n ?? 1
  const subject = changes.subject ?? 'registration:0198c2a4-0000-7000-8000-000000000001'
  return {
    id: `${subject}:0198c2a4-0000-7000-8000-${String(n).padStart(12, '0')}`,
    subject,
    schema: 1,
    org: '410202001',
    desk: '410202001-01',
    worker: '410202001-w1',
    n,
    at: `2026-03-02T09:${String(n % 60).padStart(2, '0')}:00+08:00`,
    order: `${String(1_772_413_200_000 + n).padStart(15, '0')}.000000.410202001-01`,
    ...changes,
  }
}

/** The hub's ruling on a fact. */
export function buildRuling(answered: AnyFact, ruling: object, changes: Partial<AnyFact> = {}): AnyFact {
  return buildFact({
    subject: answered.subject,
    id: `${answered.id}.ruled`,
    kind: 'registration-ruled',
    org: 'hub',
    desk: 'hub',
    worker: 'hub',
    n: 0,
    order: answered.order.replace(/\.\d{6}\..*$/, '.000001.hub'),
    body: { answers: answered.id, ruling },
    ...changes,
  })
}
