import type { DirectoryEntry, DirectoryEntryOf } from '#contracts/directory'
import type { Organisation } from '#contracts/enrolment'
import { GROUP_LEVELS } from '#domain/facts/group-applied'
import { admitGroup, type GroupAdmissionContext } from '#domain/groups/admit-group'
import type { AdmissionProblem } from '#domain/registration/admission-problem'
import { findGroupReviewer } from '#domain/review/find-reviewer'
import { startGroupDraft } from './group-draft-form.ts'
import type { GroupFormState } from './group-form-state.ts'

/** What the directory says about where this organisation stands. */
export type KnownTree = Pick<GroupAdmissionContext, 'organisations' | 'divisionName'>

export function readKnownTree(entries: readonly DirectoryEntry[], own: Organisation): KnownTree {
  const organisations = entries.filter(
    (entry): entry is DirectoryEntryOf<'organisation'> => entry.kind === 'organisation',
  )
  const division = entries.find(
    (entry): entry is DirectoryEntryOf<'division'> =>
      entry.kind === 'division' && entry.code === own.division,
  )
  return { organisations, divisionName: division?.zh }
}

/** A form that nobody has typed in. */
export function emptyGroupForm(subject: string, own: Organisation): GroupFormState {
  return {
    subject,
    isOpen: false,
    correction: null,
    draft: startGroupDraft(own),
    step: 'group',
    focus: null,
    problems: [],
    shown: new Set(),
    pointedOut: [],
    above: null,
    knowsOrganisations: false,
    notice: null,
    kept: null,
    saving: false,
  }
}

/** Everything that follows from the draft: who stands above the group, and what is wrong with it. */
export function deriveGroupForm(form: GroupFormState, context: GroupAdmissionContext): GroupFormState {
  const { organisations, org } = context
  const { draft } = form
  const level = GROUP_LEVELS.find((known) => known === draft.level)
  const knowsOrganisations = organisations.length > 0
  return {
    ...form,
    knowsOrganisations,
    above:
      level === undefined
        ? null
        : findGroupReviewer(organisations, { level, division: draft.division ?? '', org }),
    problems: findGroupProblems(form, context).filter(
      // Nobody is missing above before the hub has told of anybody: the page says so, and the form can be filled in meanwhile.
      ({ code }) => knowsOrganisations || code !== 'group-parent-missing',
    ),
  }
}

function findGroupProblems(
  { draft, correction }: GroupFormState,
  context: GroupAdmissionContext,
): readonly AdmissionProblem[] {
  const admitted = admitGroup(draft, context)
  const problems = admitted.ok ? [] : admitted.problems
  return correction !== null && correction.reason.trim() === ''
    ? [{ code: 'required', field: 'reason' }, ...problems]
    : problems
}
