import { inCausalOrder } from '#domain/causal-order'
import { type AnyFact, HUB } from '#domain/fact'
import { type Fact, readBody } from '#domain/facts/fact-kinds'
import type { NoticeRow } from './notice-row.ts'

const NOTICE_KINDS = ['review-escalated', 'dispute-notified', 'dispute-settled'] as const
type NoticeFact = Extract<Fact, { kind: (typeof NOTICE_KINDS)[number] }>

/** Which notice a fact about an organisation belongs to; null where it is none, or no hub wrote it. */
export function findNoticeOf(fact: AnyFact): string | null {
  const notice = readNotice(fact)
  if (notice === null) return null
  return notice.kind === 'review-escalated' ? `late:${notice.body.answers}` : `dispute:${notice.body.dispute}`
}

/** Folds the facts of one notice into its row. Null where there is none. */
export function buildNoticeRow(subject: string, facts: readonly AnyFact[]): NoticeRow | null {
  const notices = inCausalOrder(facts)
    .map(readNotice)
    .filter((notice) => notice !== null)
  const [first] = notices
  if (first === undefined) return null
  const known = { subject, at: first.at, factIds: notices.map(({ id }) => id) }
  const late = notices.findLast(isOfKind('review-escalated'))
  if (late) {
    const { answers, about, name, officeName, reviewerName, dueOn } = late.body
    return { ...known, notice: 'review-late', answers, about, name, officeName, reviewerName, dueOn }
  }
  const notified = notices.findLast(isOfKind('dispute-notified'))?.body
  const settled = notices.findLast(isOfKind('dispute-settled'))?.body
  return {
    ...known,
    notice: 'dispute',
    openedAt: notified?.openedAt ?? '',
    concerns: notified?.concerns ?? settled?.concerns ?? '',
    openedOn: notified?.openedOn ?? null,
    answerBy: notified?.answerBy ?? null,
    outcome: settled?.outcome ?? null,
  }
}

function readNotice(fact: AnyFact): NoticeFact | null {
  if (fact.desk !== HUB || fact.redacted) return null
  const read = readBody(fact)
  return read.ok && isNotice(read.value) ? read.value : null
}

function isNotice(fact: Fact): fact is NoticeFact {
  return NOTICE_KINDS.some((kind) => kind === fact.kind)
}

function isOfKind<K extends NoticeFact['kind']>(kind: K) {
  return (fact: NoticeFact): fact is Extract<NoticeFact, { kind: K }> => fact.kind === kind
}
