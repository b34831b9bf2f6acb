import { inCausalOrder } from '../causal-order.ts'
import { type AnyFact, HUB } from '../fact.ts'
import { findErasure } from '../facts/redact-fact.ts'
import { dateOf } from '../plain-date.ts'
import { isAdmittedByGuardian, isGuardianOrganisation } from './admitted-by-guardian.ts'
import { findDecisions, findRulings, type ReviewRulings } from './find-answers.ts'
import { findAsked, findOrigin, findPlace } from './find-place.ts'
import { readGroupVersions, readRegistrationVersions } from './read-versions.ts'
import type { Review, ReviewState, ReviewVersion } from './review.ts'

/**
 * What lies before an organisation about one subject, folded from the facts on its desks: copies of the applicant's submissions, the
 * hub's `review-opened`, its own desks' decisions, and copies of the rulings. Total and deterministic: any order, any number of
 * deliveries. Null where it is not this organisation's to decide, and where there is no fact at all.
 */
export function foldReview(facts: readonly AnyFact[], org: string): Review | null {
  const ordered = inCausalOrder(facts)
  const [first] = ordered
  if (first === undefined || !findPlace(ordered, org).isReviewed) return null
  const { subject } = first
  const rulings = findRulings(ordered)
  const isErased = findErasure(ordered) !== null || ordered.some(({ redacted }) => redacted)
  const applicant = findOrigin(ordered)
  // Of who was erased nothing is shown, even where only some of the facts have been replaced so far. And what another organisation's
  // desk wrote under this subject is no submission of the applicant's.
  const readable = isErased ? [] : ordered.filter((fact) => fact.org === applicant || fact.desk === HUB)
  if (subject.startsWith('group:')) {
    const versions = readGroupVersions(readable, rulings)
    return {
      about: 'group',
      subject,
      org: applicant,
      name: versions.at(-1)?.draft.name ?? '',
      needsConsentOpened: false,
      guardianIsOrganisation: false,
      versions,
      isErased,
      ...findWhatWaits(ordered, org, rulings, versions, isErased),
    }
  }
  const versions = readRegistrationVersions(readable, rulings)
  const latest = versions.at(-1)
  return {
    about: 'registration',
    subject,
    org: applicant,
    name: latest?.draft.fullName ?? '',
    needsConsentOpened: latest !== undefined && isAdmittedByGuardian(latest.draft, dateOf(latest.at)),
    guardianIsOrganisation: latest !== undefined && isGuardianOrganisation(latest.draft),
    versions,
    isErased,
    ...findWhatWaits(ordered, org, rulings, versions, isErased),
  }
}

type WhatWaits = Pick<
  Review,
  | 'state'
  | 'factId'
  | 'submittedAt'
  | 'openedOn'
  | 'dueOn'
  | 'isReadable'
  | 'decisions'
  | 'outcome'
  | 'problems'
>

/** The submission that has to be decided, and how far that is. */
function findWhatWaits(
  ordered: readonly AnyFact[],
  org: string,
  rulings: ReviewRulings,
  versions: readonly ReviewVersion<unknown>[],
  isErased: boolean,
): WhatWaits {
  const asked = findAsked(ordered, org)
  const decisions = findDecisions(ordered, org, rulings)
  const newest = asked.at(-1)?.body.answers
  // The hub may ask about a submission that is still on its way, or that a newer version wrote: then that one waits, unseen.
  const unseen = newest !== undefined && !versions.some(({ factId }) => factId === newest)
  const version = unseen ? undefined : versions.at(-1)
  const factId = version?.factId ?? newest ?? decisions.at(-1)?.answers ?? ''
  const opened = asked.findLast(({ body }) => body.answers === factId)?.body
  const ruling = rulings.get(factId)
  const decided = new Set(
    decisions.filter(({ answers }) => answers === factId).map(({ decision }) => decision.outcome),
  )
  return {
    state: isErased ? 'closed' : stateOf(ruling?.outcome, decided.size > 0),
    factId,
    submittedAt: version?.at ?? null,
    openedOn: opened?.openedOn ?? null,
    dueOn: opened?.dueOn ?? null,
    isReadable: version !== undefined,
    decisions,
    // Where two desks disagree, only the ruling tells.
    outcome: ruling?.outcome ?? (decided.size === 1 ? ([...decided][0] ?? null) : null),
    problems: ruling?.problems ?? [],
  }
}

function stateOf(ruled: Review['outcome'] | undefined, isDecided: boolean): ReviewState {
  if (ruled === 'return') return 'returned'
  if (ruled !== undefined) return 'closed'
  return isDecided ? 'decided' : 'open'
}
