import { inCausalOrder } from '../causal-order.ts'
import { findRevival, foldConsent } from '../consent/fold-consent.ts'
import type { AnyFact } from '../fact.ts'
import { DOCUMENT_TYPES } from '../facts/identity-document-fields.ts'
import { findErasure, redactFact } from '../facts/redact-fact.ts'
import { documentKey } from '../identity-document/document-key.ts'
import { applySubmissions, findOpenAnswer, isEnrolling, latestRulings } from './apply-submissions.ts'
import type { Body } from './changes-of.ts'
import {
  consentWordsOf,
  findDispute,
  findEnd,
  findReview,
  groupsOf,
  isTransferWaiting,
} from './fold-around.ts'
import type { Registration, RegistrationStatus, Submission } from './registration.ts'
import { type ResidentDraft, readResidentDraft } from './resident-draft.ts'
import { sortOut } from './sort-out-facts.ts'

const REGISTERS_NOBODY: ReadonlySet<string> = new Set(['consent-refused', 'minor-data-viewed'])

/**
 * The state of one registration. Total and deterministic: any facts about one subject, in any order, delivered any number of times,
 * give the same answer, and what cannot be read is kept and named. Null where there is no fact at all, and where the only words are
 * refusals, or that somebody looked: nobody was registered.
 */
export function foldRegistration(facts: readonly AnyFact[]): Registration | null {
  const asWritten = inCausalOrder(facts)
  // What arrives after an erasure, or was not replaced yet, is read as emptied: nobody is brought back by a late edit.
  const ordered = findErasure(asWritten) === null ? asWritten : asWritten.map(redactFact)
  const first = ordered[0]
  if (first === undefined || ordered.every(({ kind }) => REGISTERS_NOBODY.has(kind))) return null

  const sorted = sortOut(ordered)
  const rulings = latestRulings(sorted.rulings)
  const submissions = sorted.submissions.map((fact): Submission => {
    const answer = rulings.get(fact.id)?.body.ruling.outcome ?? 'waiting'
    // `sortOut` puts only the four kinds of submission into this list.
    return { factId: fact.id, kind: fact.kind as Submission['kind'], at: fact.at, answer }
  })
  // An erasure is meant even where only some of the facts have been replaced so far.
  const body = sorted.erased ? {} : applySubmissions(sorted.submissions, rulings)
  const resident = readResidentDraft(body)
  const origin = sorted.submissions[0] ?? first
  const enrolling = sorted.submissions.map((fact) => rulings.get(fact.id)).findLast(isEnrolling)
  const ruling = findOpenAnswer(sorted.submissions, rulings)
  const review = findReview(sorted.around, submissions, rulings)
  const consent = foldConsent({
    submissions: sorted.erased ? [] : sorted.submissions,
    words: sorted.erased ? [] : consentWordsOf(sorted.around, origin.org),
    rulings,
    resident,
  })
  const ended = findEnd(sorted.around, consent)
  const standing = sorted.submissions.slice(findRevival(sorted.submissions, rulings))

  return {
    subject: first.subject,
    status: statusOf({
      submissions,
      enrolled: standing.some(({ id }) => isEnrolling(rulings.get(id))),
      erased: sorted.erased,
      ended: ended !== null,
      inReview: review !== null,
    }),
    resident,
    body,
    documentKey: keyOf(resident),
    provisionalNumber: resident.provisionalNumber ?? null,
    volunteerNumber: enrolling?.body.ruling.volunteerNumber ?? null,
    certificate: enrolling?.body.ruling.certificate ?? null,
    enrolledAt: enrolling?.at ?? null,
    problems: ruling?.outcome === 'returned' || ruling?.outcome === 'refused' ? ruling.problems : [],
    duplicate:
      ruling?.outcome === 'duplicate' && review === null
        ? { of: ruling.of, officeName: ruling.officeName }
        : null,
    review,
    dispute: findDispute(sorted.around),
    transferWaiting: isTransferWaiting(sorted.around, sorted.rulings),
    consent,
    ended,
    groups: groupsOf(sorted.around),
    registeredAt: origin.at,
    org: origin.org,
    desk: origin.desk,
    worker: origin.worker,
    submissions,
    needsNewerVersion: sorted.unread,
    timeline: sorted.timeline,
  }
}

/**
 * The resident as submitted by one fact: everything up to it, and nothing that was written later. Null where the fact is not among them.
 * The hub rules on this, so that its answer does not depend on what else has arrived meanwhile.
 */
export function foldSubmission(
  facts: readonly AnyFact[],
  factId: string,
): { readonly body: Body; readonly submission: Submission } | null {
  const ordered = inCausalOrder(facts)
  const end = ordered.findIndex((fact) => fact.id === factId)
  if (end < 0) return null
  const rulings = ordered.filter((fact) => fact.kind === 'registration-ruled')
  const until = foldRegistration([...ordered.slice(0, end + 1), ...rulings])
  const submission = until?.submissions.at(-1)
  return until !== null && submission?.factId === factId ? { body: until.body, submission } : null
}

/** Erased beats all, then an end; a number once given stays; otherwise the answer to the latest submission. */
function statusOf(known: {
  readonly submissions: readonly Submission[]
  readonly enrolled: boolean
  readonly erased: boolean
  readonly ended: boolean
  readonly inReview: boolean
}): RegistrationStatus {
  if (known.erased) return 'erased'
  if (known.ended) return 'ended'
  if (known.enrolled) return 'enrolled'
  if (known.inReview) return 'in-review'
  return known.submissions.at(-1)?.answer ?? 'unreadable'
}

function keyOf({ document }: ResidentDraft): string | null {
  const type = DOCUMENT_TYPES.find((known) => known === document?.type)
  return type !== undefined && document?.number ? documentKey({ type, number: document.number }) : null
}
