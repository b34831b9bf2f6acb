import type { AnyFact } from '#domain/fact'
import type { FactBody } from '#domain/facts/fact-kinds'
import { buildFact } from './facts.ts'

/** The organisation above `410202001`, whose desk `410202-01` reviews. */
export const REVIEWER = '410202'

/** The hub has laid a submission before an organisation. */
export function buildReviewOpened(
  submission: AnyFact,
  changes: Partial<FactBody<'review-opened'>> = {},
): AnyFact {
  return buildHubFact(submission, 'routed', 'review-opened', {
    answers: submission.id,
    reviewer: REVIEWER,
    reviewerName: '龙亭区志愿服务总队',
    openedOn: '2026-03-02',
    dueOn: '2026-03-09',
    ...changes,
  })
}

/** A desk of the reviewer decides; `n` places it in causal order. */
export function buildDecision(
  submission: AnyFact,
  decision: FactBody<'review-decided'>['decision'],
  changes: Partial<AnyFact> = {},
): AnyFact {
  return buildFact({
    subject: submission.subject,
    n: 50,
    org: REVIEWER,
    desk: `${REVIEWER}-01`,
    worker: `${REVIEWER}-w1`,
    kind: 'review-decided',
    body: { answers: submission.id, decision },
    ...changes,
    id: `${submission.subject}:0198c2a4-0000-7000-9000-${String(changes.n ?? 50).padStart(12, '0')}`,
  })
}

/** The hub's ruling on a group's submission. */
export function buildGroupRuling(submission: AnyFact, ruling: object): AnyFact {
  return buildHubFact(submission, 'ruled', 'group-ruled', { answers: submission.id, ruling })
}

/** What the hub makes of a reviewer's reasons. */
export function saidByReviewer(reason: string, words = '') {
  return {
    code: 'returned-by-reviewer',
    field: 'fullName',
    reason,
    words,
    reviewerName: '龙亭区志愿服务总队',
  }
}

function buildHubFact(answered: AnyFact, ending: string, kind: string, body: AnyFact['body']): AnyFact {
  return buildFact({
    subject: answered.subject,
    id: `${answered.id}.${ending}`,
    kind,
    org: 'hub',
    desk: 'hub',
    worker: 'hub',
    n: 0,
    order: answered.order.replace(/\.\d{6}\..*$/, `.${ending === 'routed' ? '000001' : '000002'}.hub`),
    body,
  })
}
