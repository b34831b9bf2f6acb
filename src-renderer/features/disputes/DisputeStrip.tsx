import { Alert } from 'antd'
import { Link } from 'react-router'
import { useDeskPorts } from '../../app/desk-ports.ts'
import type { RegistrationRow } from '../../store/registration-row.ts'
import { useWords } from '../../wording/use-words.ts'
import { findToAnswer } from './find-to-answer.ts'
import './disputes.css'

/** People of this office who say that they never agreed, the most urgent first: each leads to the page where it is answered. */
export function DisputeStrip({ roster }: { readonly roster: readonly RegistrationRow[] }) {
  const { today } = useDeskPorts()
  const { t } = useWords()
  const waiting = findToAnswer(roster)
  const [first] = waiting
  if (first === undefined) return null
  return (
    <Alert
      className="dispute-strip"
      type={first.answerBy < today() ? 'error' : 'warning'}
      showIcon
      title={t('elsewhere/toAnswer', { total: waiting.length, date: first.answerBy })}
      description={
        <ul>
          {waiting.slice(0, MOST_SHOWN).map(({ row, answerBy }) => (
            <li key={row.subject}>
              <Link to={`/roster/${encodeURIComponent(row.subject)}`}>
                {t('elsewhere/answerBy', { name: row.fullName || t('person/notSaid'), date: answerBy })}
              </Link>
              {answerBy < today() ? ` · ${t('elsewhere/late')}` : ''}
            </li>
          ))}
        </ul>
      }
    />
  )
}

/** As they are answered, the next ones move up. */
const MOST_SHOWN = 4
