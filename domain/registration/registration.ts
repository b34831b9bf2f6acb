import type { ConsentRecord } from '../consent/consent-record.ts'
import type { AnyFact } from '../fact.ts'
import type { SignedCertificate } from '../facts/registration-ruled.ts'
import type { RegistrationEnded } from '../facts/transfer.ts'
import type { PlainDate } from '../plain-date.ts'
import type { AdmissionProblem } from './admission-problem.ts'
import type { ResidentDraft } from './resident-draft.ts'
import type { TimelineEntry } from './timeline.ts'

export const REGISTRATION_STATUSES = [
  /** Saved at the desk; the hub has not answered the latest submission. */
  'waiting',
  /** The hub has laid it before the organisation that approves it. */
  'in-review',
  /** A volunteer: number and certificate are there. */
  'enrolled',
  /** The hub names problems that can be put right at the counter. */
  'returned',
  /** The hub said no for good. */
  'refused',
  /** Somebody with this document is registered already. */
  'duplicate',
  /** No longer of this office: the volunteer moved, nobody could show their consent, or somebody withdrew it. */
  'ended',
  /** The person's data has been erased. */
  'erased',
  /** Only facts that this version cannot read. */
  'unreadable',
] as const
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number]

/** A fact by which a desk submits something for a ruling: the registration itself, a correction, or a new consent. */
export interface Submission {
  readonly factId: string
  readonly kind: 'resident-registered' | 'resident-corrected' | 'guardian-consent-given' | 'own-consent-given'
  /** Local wall clock of the desk, ISO with offset. Ages and consents are judged on its date. */
  readonly at: string
  readonly answer: 'waiting' | 'enrolled' | 'returned' | 'refused' | 'duplicate'
}

/** "I never let myself be registered": as the counter knows it that heard it, and the office that has to answer. */
export interface Dispute {
  readonly id: string
  readonly side: 'heard-here' | 'concerns-this-office'
  readonly state: 'open' | 'answered' | 'settled'
  readonly outcome: 'consent-shown' | 'no-consent-found' | null
  /** Office whose counter heard it; empty on that counter's own side. */
  readonly openedAt: string
  readonly openedOn: PlainDate
  /** Only the office concerned is told. */
  readonly answerBy: PlainDate | null
}

/** The state of one registration: a fold over its facts. */
export interface Registration {
  readonly subject: string
  readonly status: RegistrationStatus
  /** The resident with all corrections applied, read tolerantly: for showing and for a form. */
  readonly resident: ResidentDraft
  /** The same as it was written, with fields that this version does not know. */
  readonly body: Readonly<Record<string, unknown>>
  /** `documentKey` of the document; null where there is none to read. */
  readonly documentKey: string | null
  readonly provisionalNumber: string | null
  /** Of the latest enrolling ruling; a number once given is for life, whatever becomes of later corrections. */
  readonly volunteerNumber: string | null
  readonly certificate: SignedCertificate | null
  readonly enrolledAt: string | null
  /** The hub's answer to the latest submission, where it was returned or refused; also for a correction of a volunteer's data. */
  readonly problems: readonly AdmissionProblem[]
  readonly duplicate: { readonly of: 'this-office' | 'other-office'; readonly officeName: string } | null
  /** Who has to decide on the latest submission, and by when; null where nobody has to. */
  readonly review: {
    readonly reviewerName: string
    readonly openedOn: PlainDate
    readonly dueOn: PlainDate
  } | null
  /** The newest dispute over who registered this person; null where there was none. */
  readonly dispute: Dispute | null
  /** A transfer to this office was asked for and not answered yet. */
  readonly transferWaiting: boolean
  readonly consent: ConsentRecord
  /** A withdrawal ends it on this desk at once, before the hub has heard of it. */
  readonly ended: {
    readonly because: RegistrationEnded['because']
    readonly officeName: string
    readonly on: PlainDate
  } | null
  /** Groups of this office that the volunteer belongs to. */
  readonly groups: readonly string[]
  /** Who wrote the registration, and when by the desk's wall clock. */
  readonly registeredAt: string
  readonly org: string
  readonly desk: string
  readonly worker: string
  /** In causal order; the last one is what the hub's answer must be about. */
  readonly submissions: readonly Submission[]
  /** Facts of an unknown kind or a newer schema: kept and shown, never dropped. */
  readonly needsNewerVersion: readonly AnyFact[]
  readonly timeline: readonly TimelineEntry[]
}
