import { FileTextOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { type ChangeEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { drop } from '../../ui/drop.ts'
import { FieldFrame } from '../../ui/FieldFrame.tsx'
import { useWords } from '../../wording/use-words.ts'
import type { EnrolmentForm, TextProblem } from './enrolment-form.ts'
import { useDroppedFile } from './use-dropped-file.ts'

/** Three ways to hand an enrolment in: a chosen file, a dropped one, or the text of its QR code from a scanner or a mail. */
export function HandInFields(props: {
  readonly form: EnrolmentForm
  readonly problem: TextProblem | null
  readonly autoFocus: boolean
}) {
  const { form, problem, autoFocus } = props
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const chooser = useRef<HTMLInputElement>(null)
  const over = useDroppedFile((file) => drop(form.takeFile(file)))

  // A text that was not taken is cleared, so that the scanner's next try begins anew.
  useEffect(() => {
    if (problem !== null) setTyped('')
  }, [problem])

  function onChoose(event: ChangeEvent<HTMLInputElement>): void {
    const file = event.target.files?.[0]
    // The same file, corrected, may be chosen again.
    event.target.value = ''
    if (file) drop(form.takeFile(file))
  }
  function onType(event: ChangeEvent<HTMLTextAreaElement>): void {
    // Events of text fields carry this; React's type does not name it.
    const { inputType } = event.nativeEvent as InputEvent
    setTyped(event.target.value)
    // A paste is whole; a scanner types letter by letter and is only done with Enter.
    if (inputType === 'insertFromPaste' || inputType === 'insertFromDrop') form.takeText(event.target.value)
  }
  function onEnter(event: KeyboardEvent): void {
    event.preventDefault()
    if (typed.trim() !== '') form.takeText(typed)
  }

  return (
    <div className="hand-in">
      <div className="drop-zone" data-over={over ? '' : undefined}>
        <FileTextOutlined aria-hidden="true" />
        <Button size="large" onClick={() => chooser.current?.click()}>
          {t('frame/enrol/choose')}
        </Button>
        <span className="soft">{t(over ? 'frame/enrol/dropNow' : 'frame/enrol/dropHere')}</span>
        <input
          ref={chooser}
          type="file"
          hidden
          data-testid="enrolment-file"
          aria-label={t('frame/enrol/choose')}
          onChange={onChoose}
        />
      </div>
      <FieldFrame
        id="enrolment-text"
        label={t('frame/enrol/textLabel')}
        problem={problem === null ? null : t(`frame/enrol/textProblem/${problem.code}`, { ...problem })}
        hint={t('frame/enrol/textHint')}
      >
        <Input.TextArea
          id="enrolment-text"
          autoFocus={autoFocus}
          rows={2}
          spellCheck={false}
          autoComplete="off"
          value={typed}
          aria-describedby="enrolment-text-line"
          aria-invalid={problem !== null}
          onChange={onType}
          onPressEnter={onEnter}
          onBlur={() => typed.trim() !== '' && form.takeText(typed)}
        />
      </FieldFrame>
    </div>
  )
}
