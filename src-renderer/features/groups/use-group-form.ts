import { useSyncExternalStore } from 'react'
import { useDeskPorts } from '../../app/desk-ports.ts'
import type { EditedDraft } from '../register/edited-draft.ts'
import type { GroupForm } from './group-form.ts'
import { findGroupProblem, type GroupFormState } from './group-form-state.ts'

/** One slice of the application; the component shows again only when that slice changes. */
export function useGroupForm<Slice>(select: (state: GroupFormState) => Slice): Slice {
  const { groupForm } = useDeskPorts()
  return useSyncExternalStore(groupForm.watch, () => select(groupForm.state()))
}

/** The application as the fields of a form see it. */
export function toEditedDraft(form: GroupForm): EditedDraft {
  return {
    watch: form.watch,
    draft: () => form.state().draft,
    problemAt: (path) => findGroupProblem(form.state(), path),
    change: form.change,
    leave: form.leave,
  }
}
