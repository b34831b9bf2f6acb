import type { AnyFact } from '../fact.ts'
import type { PlainDate } from '../plain-date.ts'
import type { AdmissionProblem } from '../registration/admission-problem.ts'
import type { GroupDraft } from './group-draft.ts'

export const GROUP_STATUSES = [
  /** Saved at the desk; the hub has not answered the latest submission. */
  'waiting',
  /** The hub has laid it before the organisation above. */
  'in-review',
  /** Registered, and published in the directory. */
  'approved',
  /** Names what can be put right; corrected and sent again without typing it anew. */
  'returned',
  /** The organisation above said no for good. */
  'refused',
  /** Only facts that this version cannot read. */
  'unreadable',
] as const
export type GroupStatus = (typeof GROUP_STATUSES)[number]

/** A fact by which an organisation submits something about a group: the application itself, or a correction. */
export interface GroupSubmission {
  readonly factId: string
  readonly kind: 'group-applied' | 'group-corrected'
  readonly at: string
  readonly answer: 'waiting' | 'approved' | 'returned' | 'refused'
  /** The group as this submission words it: with everything up to it applied. */
  readonly draft: GroupDraft
}

/** The state of one volunteer group: a fold over its facts. */
export interface Group {
  readonly subject: string
  readonly status: GroupStatus
  /** With all corrections applied, read tolerantly: for showing and for a form. */
  readonly draft: GroupDraft
  /** The same as it was written, with fields that this version does not know. */
  readonly body: Readonly<Record<string, unknown>>
  /** Of the latest answer, where it was returned or refused. */
  readonly problems: readonly AdmissionProblem[]
  readonly review: {
    readonly reviewer: string
    readonly reviewerName: string
    readonly openedOn: PlainDate
    readonly dueOn: PlainDate
  } | null
  readonly registeredOn: PlainDate | null
  /** The organisation that applied, and its desk and worker. */
  readonly org: string
  readonly desk: string
  readonly worker: string
  readonly appliedAt: string
  readonly submissions: readonly GroupSubmission[]
  readonly needsNewerVersion: readonly AnyFact[]
  readonly timeline: readonly GroupTimelineEntry[]
}

/** What happened with a group. Codes only; the words are the page's. */
export type GroupTimelineEntry = (
  | { readonly event: 'applied' }
  | { readonly event: 'corrected'; readonly reason: string }
  | { readonly event: 'review-opened'; readonly reviewerName: string; readonly dueOn: string }
  | { readonly event: 'review-decided'; readonly outcome: 'approve' | 'return' | 'refuse' }
  | { readonly event: 'ruled'; readonly outcome: 'approved' | 'returned' | 'refused' }
  | { readonly event: 'needs-newer-version' | 'malformed' }
) & {
  readonly factId: string
  readonly at: string
  readonly desk: string
  readonly worker: string
}
