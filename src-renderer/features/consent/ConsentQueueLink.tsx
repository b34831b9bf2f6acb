import { useMemo } from 'react'
import { Link } from 'react-router'
import { useDeskPorts } from '../../app/desk-ports.ts'
import type { RegistrationRow } from '../../store/registration-row.ts'
import { useWords } from '../../wording/use-words.ts'
import { findConsentTasks } from './find-consent-tasks.ts'

/** The way from the roster to whatever consents ask of the office, with how much that is. */
export function ConsentQueueLink({ roster }: { readonly roster: readonly RegistrationRow[] }) {
  const { today } = useDeskPorts()
  const { t } = useWords()
  const day = today()
  const total = useMemo(() => findConsentTasks(roster, day).length, [roster, day])
  return (
    <Link className="button-link" to="/consents">
      {t('consentLife/queue/link', { total })}
    </Link>
  )
}
