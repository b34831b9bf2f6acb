import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Host } from '../../host/host.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useWords } from '../../wording/use-words.ts'
import { readDeskCode } from './read-desk-code.ts'

/** A program that does not know its desk yet asks for the code; the shell is given a file instead. */
export function UnnamedDesk({ edition }: { readonly edition: Host['edition'] }) {
  const { t } = useWords()
  const asked = new URL(location.href).searchParams.get('desk')
  const [typed, setTyped] = useState(asked ?? '')
  const [problem, setProblem] = useState<string | null>(
    asked === null ? null : t('frame/unnamedDesk/unknown'),
  )

  if (edition === 'electron') {
    return <EmptyState title={t('frame/unnamedDesk/title')} hint={t('frame/unnamedDesk/fromFile')} />
  }

  function open(event: FormEvent): void {
    event.preventDefault()
    const code = readDeskCode(typed)
    if (code === null) setProblem(t('frame/unnamedDesk/malformed'))
    else location.search = new URLSearchParams({ desk: code }).toString()
  }

  return (
    <EmptyState title={t('frame/unnamedDesk/title')} hint={t('frame/unnamedDesk/body')}>
      <form className="stack" onSubmit={open} noValidate>
        <label htmlFor="desk-code">{t('frame/unnamedDesk/label')}</label>
        <Input
          id="desk-code"
          size="large"
          autoFocus
          value={typed}
          placeholder={t('frame/unnamedDesk/placeholder')}
          aria-describedby="desk-code-problem"
          onChange={(event) => setTyped(event.target.value)}
        />
        <p id="desk-code-problem" className="to-check" role="alert">
          {problem}
        </p>
        <Button type="primary" size="large" htmlType="submit">
          {t('frame/unnamedDesk/open')}
        </Button>
      </form>
    </EmptyState>
  )
}
