import type { ReviewReason } from '#domain/facts/review-decided'
import type { GroupDraft } from '#domain/groups/group-draft'
import type { AdmissionProblem } from '#domain/registration/admission-problem'
import { unreachable } from '#domain/result'
import type { OrganisationInTree } from '#domain/review/find-reviewer'
import type { StoreFailureReason } from '../../store/store-failure.ts'
import type { GroupStep } from './saved-group-form.ts'

/** What the application page shows. Replaced as a whole on every change, so a page can compare by identity. */
export interface GroupFormState {
  /** The group's final id; also the id of its draft. */
  readonly subject: string
  /** False while the disk is asked for a draft to go on with. */
  readonly isOpen: boolean
  readonly correction: GroupCorrection | null
  readonly draft: GroupDraft
  readonly step: GroupStep
  readonly focus: string | null
  /** What the rules say today. */
  readonly problems: readonly AdmissionProblem[]
  /** Fields whose problem may be shown: they were left, or a step was closed over them. */
  readonly shown: ReadonlySet<string>
  /** What the organisation above said at fields that have not been changed since. */
  readonly pointedOut: readonly AdmissionProblem[]
  /** The organisation above, derived from level and area; null while none is known. */
  readonly above: OrganisationInTree | null
  /** Whether the hub has told of any organisation yet: before that nobody can say who stands above. */
  readonly knowsOrganisations: boolean
  readonly notice: GroupNotice | null
  readonly kept: boolean | null
  readonly saving: boolean
}

export interface GroupCorrection {
  /** The group's body as it stands, with fields that this version does not know. */
  readonly before: Readonly<Record<string, unknown>>
  readonly reason: string
  /** Why it came back; empty where it did not. */
  readonly answers: readonly AdmissionProblem[]
}

export type GroupNotice =
  | { readonly code: 'resumed' | 'unreadable-draft' | 'nothing-changed' }
  | { readonly code: 'no-organisations' }
  | { readonly code: 'not-saved'; readonly reason: StoreFailureReason }

/** The problem to show at a field: the rules' own first, for it can be put right at once; else what the organisation above said. */
export function findGroupProblem(state: GroupFormState, path: string): AdmissionProblem | null {
  const own = state.shown.has(path) ? state.problems.find(({ field }) => field === path) : undefined
  return own ?? state.pointedOut.find(({ field }) => field === path) ?? null
}

/** Answers of the organisation above at the fields they are about: the hub puts all of them to the group as a whole. */
export function pointOut(answers: readonly AdmissionProblem[]): readonly AdmissionProblem[] {
  return answers.map((answer) =>
    answer.code === 'returned-by-reviewer'
      ? { ...answer, field: fieldOfReason(answer.reason) ?? answer.field }
      : answer,
  )
}

function fieldOfReason(reason: ReviewReason): string | null {
  switch (reason) {
    case 'name-wrong':
    case 'registered-already':
      return 'name'
    case 'unit-not-proven':
      return 'unit.name'
    case 'person-in-charge-not-proven':
      return 'personInCharge.fullName'
    case 'contact-unreachable':
      return 'contact.phone'
    case 'outside-area':
    case 'identity-doubtful':
    case 'guardian-not-proven':
    case 'consent-not-proven':
    case 'data-incomplete':
    case 'other':
      return null
    default:
      return unreachable(reason)
  }
}

const STEP_OF_PEOPLE = ['contact', 'personInCharge', 'address', 'serviceCategories', 'plannedSize'] as const

/** On which step of the form a field stands. */
export function groupStepOf(field: string): GroupStep {
  return STEP_OF_PEOPLE.some((root) => field === root || field.startsWith(`${root}.`)) ? 'people' : 'group'
}
