import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../wording/use-words.ts'
import { readDeskCode } from './read-desk-code.ts'

/** The second way of the browser edition: a desk that this hub gives out on trial, or that this browser knows already, by its code. */
export function DeskCodeForm({ asked }: { readonly asked: string | null }) {
  const { t } = useWords()
  const [typed, setTyped] = useState(asked ?? '')
  const [problem, setProblem] = useState<'unknown' | 'malformed' | null>(asked === null ? null : 'unknown')

  function open(event: FormEvent): void {
    event.preventDefault()
    const code = readDeskCode(typed)
    if (code === null) setProblem('malformed')
    else location.search = new URLSearchParams({ desk: code }).toString()
  }

  return (
    <form className="desk-code" onSubmit={open} noValidate>
      <label className="field-label" htmlFor="desk-code">
        {t('frame/enrol/byCode')}
      </label>
      <Input
        id="desk-code"
        autoFocus={asked !== null}
        value={typed}
        placeholder={t('frame/enrol/byCodePlaceholder')}
        aria-describedby="desk-code-problem"
        aria-invalid={problem !== null}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button htmlType="submit">{t('frame/enrol/open')}</Button>
      <p
        id="desk-code-problem"
        className="field-line"
        data-wrong={problem === null ? undefined : ''}
        role="alert"
      >
        {problem === null ? null : t(`frame/enrol/byCodeProblem/${problem}`)}
      </p>
    </form>
  )
}
