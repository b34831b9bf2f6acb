import type { ConsentRecord } from '../consent/consent-record.ts'
import type { ConsentWord } from '../consent/fold-consent.ts'
import type { PlainDate } from '../plain-date.ts'
import type { Rulings } from './apply-submissions.ts'
import type { Dispute, Registration, Submission } from './registration.ts'
import type { Around, Ruled } from './sort-out-facts.ts'

type Kind<K extends Around['kind']> = Extract<Around, { kind: K }>

function allOfKind<K extends Around['kind']>(around: readonly Around[], kind: K): readonly Kind<K>[] {
  return around.filter((fact): fact is Kind<K> => fact.kind === kind)
}

/**
 * The review that the latest submission waits for; one of an earlier submission has become idle. A duplicate that is free now is laid
 * before the reviewer after it was answered: that answer counts no longer.
 */
export function findReview(
  around: readonly Around[],
  submissions: readonly Submission[],
  rulings: Rulings,
): Registration['review'] {
  const latest = submissions.at(-1)
  if (latest === undefined) return null
  const opened = allOfKind(around, 'review-opened').findLast(({ body }) => body.answers === latest.factId)
  if (opened === undefined || opened.order < (rulings.get(latest.factId)?.order ?? '')) return null
  const { reviewerName, openedOn, dueOn } = opened.body
  return { reviewerName, openedOn, dueOn }
}

/** The newest dispute, whichever side of it this office is on. */
export function findDispute(around: readonly Around[]): Dispute | null {
  const opened = around.findLast(
    (fact): fact is Kind<'dispute-opened' | 'dispute-notified'> =>
      fact.kind === 'dispute-opened' || fact.kind === 'dispute-notified',
  )
  if (opened === undefined) return null
  const id = opened.kind === 'dispute-opened' ? opened.id : opened.body.dispute
  const settled = allOfKind(around, 'dispute-settled').find(({ body }) => body.dispute === id)
  const answered = allOfKind(around, 'dispute-answered').find(({ body }) => body.dispute === id)
  const fate = {
    state: settled ? ('settled' as const) : answered ? ('answered' as const) : ('open' as const),
    outcome: settled?.body.outcome ?? answered?.body.answer.outcome ?? null,
  }
  return opened.kind === 'dispute-opened'
    ? { id, side: 'heard-here', ...fate, openedAt: '', openedOn: opened.body.on, answerBy: null }
    : {
        id,
        side: 'concerns-this-office',
        ...fate,
        openedAt: opened.body.openedAt,
        openedOn: opened.body.openedOn,
        answerBy: opened.body.answerBy,
      }
}

/** A ruling that is later than the request has answered it. */
export function isTransferWaiting(around: readonly Around[], rulings: readonly Ruled[]): boolean {
  const requested = allOfKind(around, 'transfer-requested').at(-1)
  return requested !== undefined && !rulings.some(({ order }) => order > requested.order)
}

/**
 * The hub's word that the person went elsewhere or never agreed, or a withdrawal that stands: that one ends it without the hub, and what
 * the hub said of one that has been answered counts no longer.
 */
export function findEnd(around: readonly Around[], { withdrawals }: ConsentRecord): Registration['ended'] {
  const end = allOfKind(around, 'registration-ended').findLast(
    ({ body }) => body.because === 'transferred' || body.because === 'no-consent-found',
  )
  if (end !== undefined) {
    const { because, officeName, on } = end.body
    return { because, officeName, on: on satisfies PlainDate }
  }
  // Given up for good outweighs a consent that could be given again.
  const given =
    withdrawals.find(({ because }) => because === 'registration-withdrawn') ?? withdrawals.at(0) ?? null
  return given && { because: given.because, officeName: '', on: given.on }
}

/** What this organisation's own desks were told about consent. */
export function consentWordsOf(around: readonly Around[], org: string): readonly ConsentWord[] {
  return around.filter(
    (fact): fact is ConsentWord =>
      fact.org === org &&
      (fact.kind === 'guardian-consent-withdrawn' ||
        fact.kind === 'registration-withdrawn' ||
        fact.kind === 'consent-refused'),
  )
}

/** Joined and not left since, in the order of joining. */
export function groupsOf(around: readonly Around[]): readonly string[] {
  const groups = new Set<string>()
  for (const fact of around) {
    if (fact.kind === 'group-joined') groups.add(fact.body.group)
    if (fact.kind === 'group-left') groups.delete(fact.body.group)
  }
  return [...groups]
}
