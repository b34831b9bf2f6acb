import { type ReactNode, useSyncExternalStore } from 'react'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { FieldFrame } from '../../ui/FieldFrame.tsx'
import { useWords } from '../../wording/use-words.ts'
import { readFlag, readText, readTexts } from './draft-paths.ts'
import { type FormState, findShownProblem } from './form-state.ts'

/** One slice of the form; the component shows again only when that slice changes. */
export function useForm<Slice>(select: (state: FormState) => Slice): Slice {
  const { registration } = useDeskPorts()
  return useSyncExternalStore(registration.watch, () => select(registration.state()))
}

/** Everything a control needs to be one field of the draft. `path` is its dotted path, and its id on the page. */
export function useField(path: string) {
  const { registration } = useDeskPorts()
  const { problemSentence } = useWords()
  const problem = useForm((state) => findShownProblem(state, path))
  const text = useForm((state) => readText(state.draft, path))
  const flag = useForm((state) => readFlag(state.draft, path))
  return {
    text,
    flag,
    problem: problem === null ? null : problemSentence(problem),
    change: (value: string | boolean | readonly string[] | null) => registration.change(path, value),
    leave: () => registration.leave(path),
  }
}

/** The chosen codes of a field; the array is the draft's own, so it is compared by its content. */
export function useChosen(path: string): readonly string[] {
  const joined = useForm((state) => readTexts(state.draft, path).join('\n'))
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
