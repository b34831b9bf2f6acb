import { type ReactNode, useSyncExternalStore } from 'react'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { FieldFrame } from '../../ui/FieldFrame.tsx'
import { useWords } from '../../wording/use-words.ts'
import { type FieldValue, readFlag, readText, readTexts } from './draft-paths.ts'
import { type EditedDraft, useEditedDraft } from './edited-draft.ts'
import type { FormState } from './form-state.ts'

/** One slice of the registration form; the component shows again only when that slice changes. */
export function useForm<Slice>(select: (state: FormState) => Slice): Slice {
  const { registration } = useDeskPorts()
  return useSyncExternalStore(registration.watch, () => select(registration.state()))
}

/** One slice of the draft that is being edited here, of whichever form. */
export function useDraft<Slice>(select: (edited: EditedDraft) => Slice): Slice {
  const edited = useEditedDraft()
  return useSyncExternalStore(edited.watch, () => select(edited))
}

/** Everything a control needs to be one field of the draft. `path` is its dotted path, and its id on the page. */
export function useField(path: string) {
  const edited = useEditedDraft()
  const { problemSentence } = useWords()
  const problem = useDraft(({ problemAt }) => problemAt(path))
  const text = useDraft(({ draft }) => readText(draft(), path))
  const flag = useDraft(({ draft }) => readFlag(draft(), path))
  return {
    text,
    flag,
    problem: problem === null ? null : problemSentence(problem),
    change: (value: FieldValue) => edited.change(path, value),
    leave: () => edited.leave(path),
  }
}

/** The chosen codes of a field; the array is the draft's own, so it is compared by its content. */
export function useChosen(path: string): readonly string[] {
  const joined = useDraft(({ draft }) => readTexts(draft(), path).join('\n'))
  return joined === '' ? [] : joined.split('\n')
}

/** A field of the draft with its label, problem and hint around any control. */
export function DraftField(props: {
  readonly path: string
  readonly children: ReactNode
  readonly label?: string
  readonly group?: boolean
  readonly required?: boolean
  readonly wide?: boolean
  readonly third?: boolean
  readonly passed?: boolean
  readonly hint?: ReactNode
  readonly className?: string
}) {
  const { path, children, label, ...frame } = props
  const { fieldName } = useWords()
  const { problem } = useField(path)
  return (
    <FieldFrame id={path} label={label ?? fieldName(path)} problem={problem} {...frame}>
      {children}
    </FieldFrame>
  )
}
