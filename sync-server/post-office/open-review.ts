import type { Organisation } from '#contracts/enrolment'
import type { AnyFact } from '#domain/fact'
import type { PlainDate } from '#domain/plain-date'
import { addWorkingDays, REVIEW_DAYS } from '#domain/review/working-days'
import { today } from '../hub-clock.ts'
import { copyFacts } from './copy-facts.ts'
import { layEvidence } from './lay-evidence.ts'
import type { Surroundings } from './post-office-surroundings.ts'
import { latestOrder, readFactsOf } from './read-facts-of.ts'
import { closeReviewRecord, keepReviewRecord } from './review-record.ts'
import { writeHubFact } from './write-hub-fact.ts'

/** Kinds that a reviewer reads: every wording of the thing, and what was answered to the earlier ones. */
const SHOWN: ReadonlySet<string> = new Set([
  'resident-registered',
  'resident-corrected',
  'guardian-consent-given',
  'own-consent-given',
  'registration-ruled',
  'group-applied',
  'group-corrected',
  'group-ruled',
])

export interface ReviewRequest {
  readonly org: string
  readonly reviewer: Pick<Organisation, 'code' | 'name'>
  readonly subject: string
  /** The submission to be decided on, and the earlier ones that nobody decided on: it takes their place. */
  readonly factId: string
  readonly superseded: readonly string[]
  readonly name: string
  /** Everything the applicant's database holds about the subject. */
  readonly facts: readonly AnyFact[]
}

/**
 * Lays a submission before the organisation above: notes whose it is, copies what they have to read, and tells both when the answer is
 * due. The applicant is told last: while that is missing, the post office comes back to it.
 */
export async function openReview(surroundings: Surroundings, request: ReviewRequest): Promise<void> {
  const { org, reviewer, subject, factId, facts } = request
  if (facts.some(({ id }) => id === reviewOpenedId(factId))) return
  const openedOn = today(surroundings.nowMs())
  const kept = await keepReviewRecord(surroundings, factId, {
    org,
    subject,
    reviewer: reviewer.code,
    name: request.name,
    openedOn,
    dueOn: dueAfter(surroundings, openedOn),
    decided: null,
  })
  for (const earlier of request.superseded) {
    await closeReviewRecord(surroundings, earlier, { by: 'submission' })
  }
  await copyFacts(
    surroundings,
    kept.reviewer,
    // An earlier answer to this very submission is no longer one: it was a duplicate, and is free now.
    facts.filter(({ kind, body }) => SHOWN.has(kind) && body.answers !== factId),
  )
  // Read now that the record stands: evidence that is verified from here on finds the record by itself.
  await layEvidence(surroundings, org, await readFactsOf(surroundings, org, subject), kept.reviewer)
  const opened = {
    id: reviewOpenedId(factId),
    subject,
    kind: 'review-opened',
    body: {
      answers: factId,
      reviewer: kept.reviewer,
      reviewerName: surroundings.book.find(kept.reviewer)?.name ?? reviewer.name,
      openedOn: kept.openedOn,
      dueOn: kept.dueOn,
    },
    after: latestOrder(facts),
  } as const
  if (kept.reviewer !== org) await writeHubFact(surroundings, kept.reviewer, opened)
  await writeHubFact(surroundings, org, opened)
}

export function reviewOpenedId(factId: string): string {
  return `${factId}.routed`
}

function dueAfter({ book }: Surroundings, openedOn: PlainDate): PlainDate {
  return addWorkingDays(openedOn, REVIEW_DAYS.due, book.calendar())
}
