import { Input, type InputRef } from 'antd'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { FieldFrame } from '../../ui/FieldFrame.tsx'
import { useWords } from '../../wording/use-words.ts'
import type { CodeProblem } from './enrolment-form.ts'

/** The one-time code: grouped as it is typed, never while an input method composes or the cursor stands in the middle. */
export function CodeField(props: {
  readonly code: string
  readonly problem: CodeProblem | null
  readonly waiting: boolean
  /** The file is there; now the code is asked for. */
  readonly wanted: boolean
  readonly onChange: (code: string) => void
}) {
  const { code, problem, wanted, onChange } = props
  const { t } = useWords()
  const field = useRef<InputRef>(null)
  // What stands in the field while it may not be tidied.
  const [untidy, setUntidy] = useState<string | null>(null)

  useEffect(() => {
    if (wanted) field.current?.focus()
  }, [wanted])
  useEffect(() => {
    if (problem !== null && field.current?.input !== document.activeElement) {
      field.current?.focus({ cursor: 'end' })
    }
  }, [problem])

  function onType(event: ChangeEvent<HTMLInputElement>): void {
    const { value, selectionStart } = event.target
    // Events of an input method carry this; React's type does not name it.
    const composing = (event.nativeEvent as InputEvent).isComposing
    setUntidy(composing || selectionStart !== value.length ? value : null)
    onChange(value)
  }

  return (
    <FieldFrame
      id="enrolment-code"
      label={t('frame/enrol/codeLabel')}
      problem={problem === null ? null : t(`frame/enrol/codeProblem/${problem.code}`, { ...problem })}
      hint={t('frame/enrol/codeHint')}
    >
      <Input
        ref={field}
        id="enrolment-code"
        className="enrolment-code"
        size="large"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        value={untidy ?? code}
        // Not disabled: the cursor would be lost, and with it the place of the wrong letter.
        readOnly={props.waiting}
        aria-describedby="enrolment-code-line"
        aria-invalid={problem !== null}
        onChange={onType}
        onCompositionEnd={() => setUntidy(null)}
        onBlur={() => setUntidy(null)}
      />
    </FieldFrame>
  )
}
