import { inCausalOrder } from '../causal-order.ts'
import type { AnyFact } from '../fact.ts'
import type { FactOf } from '../facts/fact-kinds.ts'
import {
  applyOne,
  applySubmissions,
  findOpenAnswer,
  latestRulings,
  type Rulings,
} from '../registration/apply-submissions.ts'
import type { Body } from '../registration/changes-of.ts'
import type { Group, GroupStatus, GroupSubmission } from './group.ts'
import { readGroupDraft } from './group-draft.ts'
import { sortOutGroup } from './sort-out-group-facts.ts'

type Ruled = FactOf<'group-ruled'>

/**
 * The state of one volunteer group. Total and deterministic, as `foldRegistration` is: any facts about one subject, in any order, any
 * number of times, give the same answer, and what cannot be read is kept and named. Null where there is no fact at all.
 */
export function foldGroup(facts: readonly AnyFact[]): Group | null {
  const ordered = inCausalOrder(facts)
  const first = ordered[0]
  if (first === undefined) return null

  const sorted = sortOutGroup(ordered)
  const rulings = latestRulings(sorted.rulings)
  const submissions = sorted.submissions.map((fact, index, all) =>
    readSubmission(fact, all.slice(0, index), rulings),
  )
  const body = applySubmissions(sorted.submissions, rulings)
  const origin = sorted.submissions[0] ?? first
  const registeredOn = findFirstApproval(sorted.submissions, rulings)
  const ruling = findOpenAnswer(sorted.submissions, rulings)
  const review = findReview(sorted.reviews, submissions.at(-1))

  return {
    subject: first.subject,
    status: statusOf(submissions, { approved: registeredOn !== null, inReview: review !== null }),
    draft: readGroupDraft(body),
    body,
    problems: ruling?.outcome === 'returned' || ruling?.outcome === 'refused' ? ruling.problems : [],
    review,
    registeredOn,
    org: origin.org,
    desk: origin.desk,
    worker: origin.worker,
    appliedAt: origin.at,
    submissions,
    needsNewerVersion: sorted.unread,
    timeline: sorted.timeline,
  }
}

/**
 * The group as submitted by one fact: everything up to it, and nothing that was written later. Null where the fact is not among them.
 * The hub rules on this, so that its answer does not depend on what else has arrived meanwhile, nor on its own earlier answer.
 */
export function foldGroupSubmission(
  facts: readonly AnyFact[],
  factId: string,
): { readonly body: Body; readonly submission: GroupSubmission } | null {
  const sorted = sortOutGroup(inCausalOrder(facts))
  const index = sorted.submissions.findIndex(({ id }) => id === factId)
  const fact = sorted.submissions[index]
  if (fact === undefined) return null
  const before = sorted.submissions.slice(0, index)
  const rulings = latestRulings(sorted.rulings)
  return {
    body: bodySubmittedBy(fact, before, rulings),
    submission: readSubmission(fact, before, rulings),
  }
}

function readSubmission(fact: AnyFact, before: readonly AnyFact[], rulings: Rulings<Ruled>): GroupSubmission {
  return {
    factId: fact.id,
    // `sortOutGroup` puts only the two kinds of submission into its list.
    kind: fact.kind as GroupSubmission['kind'],
    at: fact.at,
    answer: rulings.get(fact.id)?.body.ruling.outcome ?? 'waiting',
    draft: readGroupDraft(bodySubmittedBy(fact, before, rulings)),
  }
}

/** What came before it as the hub left it, and over that the submission's own wording. */
function bodySubmittedBy(fact: AnyFact, before: readonly AnyFact[], rulings: Rulings<Ruled>): Body {
  return applyOne(applySubmissions(before, rulings), fact)
}

/** A group once approved is registered from that day on, whatever becomes of later corrections. */
function findFirstApproval(submissions: readonly AnyFact[], rulings: Rulings<Ruled>): Group['registeredOn'] {
  for (const { id } of submissions) {
    const ruling = rulings.get(id)?.body.ruling
    if (ruling?.outcome === 'approved') return ruling.registeredOn
  }
  return null
}

/** The review that the latest submission waits for; one of an earlier submission has become idle. */
function findReview(
  reviews: readonly FactOf<'review-opened'>[],
  latest: GroupSubmission | undefined,
): Group['review'] {
  if (latest?.answer !== 'waiting') return null
  const opened = reviews.findLast(({ body }) => body.answers === latest.factId)
  if (opened === undefined) return null
  const { reviewer, reviewerName, openedOn, dueOn } = opened.body
  return { reviewer, reviewerName, openedOn, dueOn }
}

/** An approval once given stays; otherwise the answer to the latest submission. */
function statusOf(
  submissions: readonly GroupSubmission[],
  known: { readonly approved: boolean; readonly inReview: boolean },
): GroupStatus {
  if (known.approved) return 'approved'
  if (known.inReview) return 'in-review'
  return submissions.at(-1)?.answer ?? 'unreadable'
}
