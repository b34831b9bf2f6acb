import { createContext, use } from 'react'
import type { AdmissionProblem } from '#domain/registration/admission-problem'
import { useDeskPorts } from '../../app/desk-ports.ts'
import type { FieldValue } from './draft-paths.ts'
import { findShownProblem } from './form-state.ts'

/** What a field needs of the form that it stands in, whichever form that is. */
export interface EditedDraft {
  readonly watch: (listener: () => void) => () => void
  readonly draft: () => object
  /** What may be said at a field now. */
  readonly problemAt: (path: string) => AdmissionProblem | null
  readonly change: (path: string, value: FieldValue) => void
  readonly leave: (path: string) => void
}

/** A page with another form than the counter's puts it here, around its fields. */
export const EditedDraftContext = createContext<EditedDraft | null>(null)

export function useEditedDraft(): EditedDraft {
  const { registration } = useDeskPorts()
  const other = use(EditedDraftContext)
  return (
    other ?? {
      watch: registration.watch,
      draft: () => registration.state().draft,
      problemAt: (path) => findShownProblem(registration.state(), path),
      change: registration.change,
      leave: registration.leave,
    }
  )
}
