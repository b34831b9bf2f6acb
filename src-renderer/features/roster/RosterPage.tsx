import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useWords } from '../../wording/use-words.ts'
import { ConsentQueueLink } from '../consent/ConsentQueueLink.tsx'
import { DisputeStrip } from '../disputes/DisputeStrip.tsx'
import { asksForEverybody, EVERYBODY, findPeople } from './find-people.ts'
import { RosterFilters } from './RosterFilters.tsx'
import { RosterTable } from './RosterTable.tsx'
import { useRoster } from './use-roster.ts'
import './roster.css'

/** Everybody this desk knows, found by a few letters. */
export function RosterPage() {
  const { today } = useDeskPorts()
  const { t } = useWords()
  const roster = useRoster()
  const [question, setQuestion] = useState(EVERYBODY)
  // Typing is never held up by a long table: the table follows the question as soon as it can.
  const asked = useDeferredValue(question)
  const found = useMemo(() => (roster ? findPeople(roster, asked, today()) : []), [roster, asked, today])
  // The same table while a key is being typed: only another answer draws it again.
  const table = useMemo(() => <RosterTable rows={found} />, [found])
  const search = useRef<HTMLInputElement>(null)

  useEffect(() => {
    search.current?.focus()
    function onShortcut(event: KeyboardEvent): void {
      if (event.key !== 'F4') return
      event.preventDefault()
      search.current?.select()
    }
    window.addEventListener('keydown', onShortcut)
    return () => window.removeEventListener('keydown', onShortcut)
  }, [])

  return (
    <div className="page roster">
      <header className="page-head">
        <h1>{t('roster/title')}</h1>
        <span className="soft" role="status" data-testid="found" data-query={asked.query}>
          {roster === null
            ? t('roster/loading')
            : asksForEverybody(asked)
              ? t('roster/total', { total: roster.length })
              : t('roster/found', { shown: found.length, total: roster.length })}
        </span>
        <ConsentQueueLink roster={roster ?? []} />
      </header>
      <DisputeStrip roster={roster ?? []} />
      <div className="roster-tools">
        <Input
          ref={(input) => {
            search.current = input?.input ?? null
          }}
          size="large"
          type="search"
          allowClear
          aria-label={t('roster/search')}
          placeholder={t('roster/searchPlaceholder')}
          prefix={<SearchOutlined aria-hidden="true" />}
          value={question.query}
          onChange={(event) => setQuestion({ ...question, query: event.target.value })}
        />
        <RosterFilters question={question} onChange={setQuestion} />
      </div>
      <section className="sheet roster-sheet">
        {roster?.length === 0 ? (
          <EmptyState title={t('roster/empty')} hint={t('roster/emptyHint')}>
            <Link className="button-link" to="/register">
              {t('roster/goRegister')}
            </Link>
          </EmptyState>
        ) : roster !== null && found.length === 0 ? (
          <EmptyState title={t('roster/nothing')} hint={t('roster/nothingHint')} />
        ) : (
          table
        )}
      </section>
    </div>
  )
}
