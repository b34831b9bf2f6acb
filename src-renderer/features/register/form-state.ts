import type { AdmissionProblem } from '#domain/registration/admission-problem'
import type { FoundStanding } from '#domain/registration/find-standing'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import type { RegistrationRow } from '../../store/registration-row.ts'
import type { StoreFailureReason } from '../../store/store-failure.ts'
import type { DocumentReading } from './read-document.ts'
import type { FormStep } from './saved-form.ts'

/** What the registration page shows. Replaced as a whole on every change, so a page can compare by identity. */
export interface FormState {
  /** The registration's final id, made here and now; also the id of its draft. */
  readonly subject: string
  /** Set while a registration of this desk is being put right. */
  readonly correction: Correction | null
  readonly draft: ResidentDraft
  readonly step: FormStep
  /** The field to return to after an interruption. */
  readonly focus: string | null
  /** What follows from the draft today. */
  readonly reading: DocumentReading | null
  readonly standing: FoundStanding | null
  readonly problems: readonly AdmissionProblem[]
  /** Fields whose problem may be shown: they were left, or a step was closed over them. Never the one being typed in. */
  readonly shown: ReadonlySet<string>
  /** Someone in the local roster with this very document. */
  readonly existing: RegistrationRow | null
  readonly notice: FormNotice | null
  /** Whether everything typed is on the disk; null before anything is typed. */
  readonly kept: boolean | null
  readonly saving: boolean
  readonly saved: SavedRegistration | null
}

export interface Correction {
  /** The registration's body as it stands, with fields that this version does not know. */
  readonly before: Readonly<Record<string, unknown>>
  readonly reason: string
  /** Nothing is put right: a new consent is asked for. */
  readonly consent?: ConsentAsked | undefined
}

/** A consent asked of somebody who is registered already. */
export interface ConsentAsked {
  /** Withdrawals that whoever consents now knows of. */
  readonly answers: string[]
}

/** A sentence above the form. */
export type FormNotice =
  | { readonly code: 'resumed' }
  | { readonly code: 'unreadable-draft' }
  | { readonly code: 'refused-by-resident' | 'refused-anew' }
  /** The registration itself keeps the consent from being taken. */
  | { readonly code: 'correct-first'; readonly problems: readonly AdmissionProblem[] }
  | { readonly code: 'nothing-changed' }
  | { readonly code: 'not-saved'; readonly reason: StoreFailureReason }

export interface SavedRegistration {
  readonly subject: string
  readonly corrected: boolean
  /** What was saved is a new consent. */
  readonly consented?: true
  readonly provisionalNumber: string
  readonly fullName: string
  /** Local wall clock, ISO with offset. */
  readonly at: string
  readonly hasGuardian: boolean
}

/** The problem to show at a field: the first one there, or inside it where the field is a group. */
export function findShownProblem(state: FormState, field: string): AdmissionProblem | null {
  if (!state.shown.has(field)) return null
  return state.problems.find((problem) => problem.field === field) ?? null
}
