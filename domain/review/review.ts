import type { FactBody } from '../facts/fact-kinds.ts'
import type { GroupDraft } from '../groups/group-draft.ts'
import type { PlainDate } from '../plain-date.ts'
import type { AdmissionProblem } from '../registration/admission-problem.ts'
import type { ResidentDraft } from '../registration/resident-draft.ts'

export const REVIEW_STATES = [
  /** To be decided here. */
  'open',
  /** Decided on this or a neighbouring desk; the hub has not ruled yet. */
  'decided',
  /** Back at the applicant, who may correct it and submit it again. */
  'returned',
  /** Approved, refused, or answered by the hub's own rules. */
  'closed',
] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

/** What became of a submission: the reviewer's three words, and the hub's own answer to a person who is registered already. */
export type ReviewOutcome = 'approve' | 'return' | 'refuse' | 'duplicate'

/** One submission as it words the whole, so that two of them can be held side by side. */
export interface ReviewVersion<Draft> {
  readonly factId: string
  /** The applicant's wall clock, ISO with offset. */
  readonly at: string
  /** Why it was corrected; null for the first submission. */
  readonly reason: string | null
  readonly draft: Draft
  /** Null until the hub has ruled. */
  readonly outcome: ReviewOutcome | null
}

/** One desk's word on one submission. Two desks of the reviewer may have decided differently; the hub takes one. */
export interface ReviewDecision {
  readonly factId: string
  /** The submission that is decided on. */
  readonly answers: string
  readonly decision: FactBody<'review-decided'>['decision']
  readonly at: string
  readonly desk: string
  readonly worker: string
  /** `overruled`: the hub answered by its own rules, whatever was decided. */
  readonly fate: 'waiting' | 'taken' | 'not-taken' | 'overruled'
}

interface ReviewOf<About, Draft> {
  readonly about: About
  readonly subject: string
  readonly state: ReviewState
  /** The submission that waits, or the last one. */
  readonly factId: string
  /** The group's name, or the resident's; empty where it cannot be read. */
  readonly name: string
  /** Code of the organisation that applied; null where none of its submissions is here. */
  readonly org: string | null
  readonly submittedAt: string | null
  /** Null while only the submission itself has arrived. */
  readonly openedOn: PlainDate | null
  readonly dueOn: PlainDate | null
  /** A guardian's consent admits this person: the reviewer has to open it, and no batch may pass over it. */
  readonly needsConsentOpened: boolean
  /** The guardian is a community or another organisation, so a level above decides (Civil Code 32; conflict of interest). */
  readonly guardianIsOrganisation: boolean
  /** Every submission that can be read, oldest first. */
  readonly versions: readonly ReviewVersion<Draft>[]
  /** Whether the submission that waits is here and this version can read it: nobody decides on what they cannot see. */
  readonly isReadable: boolean
  readonly isErased: boolean
  /** This organisation's decisions on any of the submissions, in causal order. */
  readonly decisions: readonly ReviewDecision[]
  /** What the hub ruled on `factId`, or what was decided here while it has not; null where two desks here decided differently. */
  readonly outcome: ReviewOutcome | null
  /** The hub's reasons, where it returned or refused. */
  readonly problems: readonly AdmissionProblem[]
}

export type RegistrationReview = ReviewOf<'registration', ResidentDraft>
export type GroupReview = ReviewOf<'group', GroupDraft>
/** Something that lies before an organisation to be decided: a fold over the facts about it on that organisation's desks. */
export type Review = RegistrationReview | GroupReview
