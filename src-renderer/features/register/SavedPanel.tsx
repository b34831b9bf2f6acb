import { CheckCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { Registration } from '#domain/registration/registration'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import { Paper } from '../../ui/Paper.tsx'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { findNextStep } from '../person/next-step.ts'
import { sayNextStep } from '../person/say-next-step.ts'
import { useAnswerDay } from '../person/use-answer-day.ts'
import { useRegistration } from '../person/use-registration.ts'
import { statusMood, statusWord } from '../roster/status-word.ts'
import { useForm } from './form-fields.tsx'
import { RegistrationSlip } from './RegistrationSlip.tsx'
import { StepMarks } from './StepMarks.tsx'

/** The answer at once: saved here, its provisional number, and what the hub says as soon as it says something. */
export function SavedPanel() {
  const { registration, host } = useDeskPorts()
  const { t } = useWords()
  const saved = useForm((state) => state.saved)
  const watched = useRegistration(saved?.subject ?? null)
  const now = watched === 'reading' ? null : watched
  const answerDay = useAnswerDay(now)
  if (saved === null) return null
  const status = now?.status ?? 'waiting'
  return (
    <div className="page register">
      <header className="page-head">
        <h1>{saved.fullName}</h1>
        <StepMarks step="saved" />
      </header>
      <section className="sheet saved" role="status">
        <CheckCircleFilled className="saved-mark" />
        <h2>
          {t(
            saved.consented
              ? 'consentLife/saved'
              : saved.corrected
                ? 'register/saved/titleCorrected'
                : 'register/saved/title',
          )}
        </h2>
        <dl className="saved-number">
          <dt>{t(now?.volunteerNumber ? 'register/saved/number' : 'register/saved/provisional')}</dt>
          <dd data-testid="saved-number">{now?.volunteerNumber ?? saved.provisionalNumber}</dd>
        </dl>
        <Status mood={statusMood(status)}>{t(statusWord(status))}</Status>
        <p className="soft">
          {saved.consented
            ? t('consentLife/savedNext')
            : now !== null && status === 'in-review'
              ? sayNextStep(findNextStep(now), t)
              : t(explanation(status))}
        </p>
        {answerDay.onPage === null ? null : <p>{answerDay.onPage}</p>}
        <div className="saved-actions">
          <Button type="primary" size="large" autoFocus onClick={() => drop(registration.startFresh())}>
            {t('register/fresh')} <kbd>{t('register/freshKey')}</kbd>
          </Button>
          {saved.hasGuardian ? (
            <Button size="large" onClick={() => drop(registration.startNextChild())}>
              {t('register/saved/nextChild')}
            </Button>
          ) : null}
          {saved.consented ? null : (
            <Button size="large" onClick={() => drop(host.print())}>
              {t('register/saved/printSlip')}
            </Button>
          )}
          <Link className="button-link large" to={`/roster/${encodeURIComponent(saved.subject)}/consent`}>
            {t('consentSheet/open')}
          </Link>
          {status === 'enrolled' ? (
            <Link
              className="button-link large"
              to={`/roster/${encodeURIComponent(saved.subject)}/certificate`}
            >
              {t('person/certificate')}
            </Link>
          ) : null}
          <Link className="button-link large" to={`/roster/${encodeURIComponent(saved.subject)}`}>
            {t('register/saved/open')}
          </Link>
        </div>
      </section>
      {saved.consented ? null : (
        <Paper>
          <RegistrationSlip
            fullName={saved.fullName}
            number={saved.provisionalNumber}
            at={saved.at}
            answerDay={answerDay.onSlip}
          />
        </Paper>
      )}
    </div>
  )
}

function explanation(status: Registration['status']) {
  switch (status) {
    case 'enrolled':
      return 'register/saved/enrolled'
    case 'returned':
    case 'refused':
      return 'register/saved/returned'
    case 'duplicate':
      return 'register/saved/duplicate'
    default:
      return 'register/saved/waiting'
  }
}
