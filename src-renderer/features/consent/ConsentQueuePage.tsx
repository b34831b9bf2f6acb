import { ArrowLeftOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useWords } from '../../wording/use-words.ts'
import { useRoster } from '../roster/use-roster.ts'
import { CONSENT_TASKS, findConsentTasks } from './find-consent-tasks.ts'
import './consent.css'

/** Consents that have lapsed or will, and birthdays that change whose consent counts: each with what to do, and the way to the person. */
export function ConsentQueuePage() {
  const { today } = useDeskPorts()
  const { t } = useWords()
  const roster = useRoster()
  const tasks = roster === null ? [] : findConsentTasks(roster, today())
  return (
    <div className="page consent-queue">
      <header className="page-head">
        <Link className="button-link" to="/roster" aria-label={t('consentLife/queue/back')}>
          <ArrowLeftOutlined aria-hidden="true" />
        </Link>
        <h1>{t('consentLife/queue/title')}</h1>
        <Link className="button-link large" to="/consents/blank">
          {t('blankSheet/open')}
        </Link>
      </header>
      {roster === null ? <p className="empty">{t('consentLife/queue/loading')}</p> : null}
      {roster !== null && tasks.length === 0 ? (
        <EmptyState title={t('consentLife/queue/none')} hint={t('consentLife/queue/noneHint')}>
          <Link className="button-link" to="/roster">
            {t('consentLife/queue/back')}
          </Link>
        </EmptyState>
      ) : null}
      {CONSENT_TASKS.map((kind) => {
        const people = tasks.filter(({ task }) => task === kind)
        if (people.length === 0) return null
        return (
          <section className="sheet" key={kind} data-task={kind}>
            <h2>{t(`consentLife/queue/${kind}`)}</h2>
            <p>{t(`consentLife/queue/${kind}Do`)}</p>
            <ul>
              {people.map(({ row, on }) => (
                <li key={row.subject}>
                  <Link to={`/roster/${encodeURIComponent(row.subject)}`}>
                    {t('consentLife/queue/person', { name: row.fullName || t('person/notSaid'), date: on })}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
