import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { isMinorOn } from '#domain/policy/is-minor'
import { isPermitted } from '#domain/registration/permitted-actions'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Paper } from '../../ui/Paper.tsx'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { ConsentPanel } from '../consent/ConsentPanel.tsx'
import { AnswerDisputeForm } from '../disputes/AnswerDisputeForm.tsx'
import { ElsewherePanel } from '../disputes/ElsewherePanel.tsx'
import { mustAnswer } from '../disputes/may-claim.ts'
import { MembershipSection } from '../groups/MembershipSection.tsx'
import { useViewing } from '../minors/use-viewing.ts'
import { ViewingRefused } from '../minors/ViewingRefused.tsx'
import { RegistrationSlip } from '../register/RegistrationSlip.tsx'
import { missingName, statusMood, statusWord } from '../roster/status-word.ts'
import { SealSection } from '../seals/SealSection.tsx'
import { ConsentSummary } from './ConsentSummary.tsx'
import { FactTimeline } from './FactTimeline.tsx'
import { findNextStep } from './next-step.ts'
import { PersonDetails } from './PersonDetails.tsx'
import { sayNextStep } from './say-next-step.ts'
import { useAnswerDay } from './use-answer-day.ts'
import { useRegistration } from './use-registration.ts'
import './person.css'

/** One person on one page: who, where it stands, what happens next, and everything that happened. */
export function PersonPage() {
  const { registration: form, host, today } = useDeskPorts()
  const { t, problemSentence, fieldName } = useWords()
  const navigate = useNavigate()
  const { subject = '' } = useParams()
  const watched = useRegistration(subject)
  const isMinor = watched !== 'reading' && watched !== null && isMinorOn(watched.resident, today())
  const viewing = useViewing(subject, 'person-page', isMinor)
  const answerDay = useAnswerDay(watched === 'reading' ? null : watched)
  if (watched === 'reading') return <p className="empty">{t('roster/loading')}</p>
  if (watched === null) {
    return (
      <EmptyState title={t('person/notFound')}>
        <Link className="button-link" to="/roster">
          {t('person/back')}
        </Link>
      </EmptyState>
    )
  }
  const { status, resident, problems, volunteerNumber, provisionalNumber } = watched
  const next = findNextStep(watched)
  const mayPrintSlip = isPermitted(status, 'print-slip')

  async function correct(body: Readonly<Record<string, unknown>>): Promise<void> {
    await form.startCorrection(subject, body)
    await navigate('/register')
  }

  return (
    <div className="page person">
      <header className="page-head">
        <Link className="button-link" to="/roster" aria-label={t('person/back')}>
          <ArrowLeftOutlined aria-hidden="true" />
        </Link>
        <h1>{resident.fullName || t(missingName(status))}</h1>
        {mayPrintSlip ? (
          <Button size="large" onClick={() => drop(host.print())}>
            {t('person/printSlip')}
          </Button>
        ) : null}
        {isPermitted(status, 'correct') && viewing.state === 'open' ? (
          <Button
            size="large"
            type={status === 'returned' ? 'primary' : 'default'}
            onClick={() => drop(correct(watched.body))}
          >
            {t('person/correct')}
          </Button>
        ) : null}
        {isPermitted(status, 'print-certificate') ? (
          <Link className={`button-link large ${mustAnswer(watched) ? '' : 'strong'}`} to="certificate">
            {t('person/certificate')}
          </Link>
        ) : null}
      </header>
      <section className="sheet person-status">
        {status === 'erased' ? null : (
          <div>
            <p className="soft">
              {t(volunteerNumber === null ? 'register/saved/provisional' : 'register/saved/number')}
            </p>
            <strong className="person-number" data-testid="person-number">
              {volunteerNumber ?? provisionalNumber ?? '—'}
            </strong>
          </div>
        )}
        <div className="person-next">
          <Status mood={statusMood(status)}>{t(statusWord(status))}</Status>
          <p>{sayNextStep(next, t)}</p>
          {answerDay.onPage === null ? null : <p>{answerDay.onPage}</p>}
          {problems.length === 0 ? null : (
            <ul className="person-problems" aria-label={t('person/sections/problems')}>
              {problems.map((problem) => (
                <li key={`${problem.field} ${problem.code}`}>
                  <strong>{fieldName(problem.field)}</strong> {problemSentence(problem)}
                </li>
              ))}
            </ul>
          )}
        </div>
      </section>
      <ElsewherePanel registration={watched} />
      {mustAnswer(watched) ? <AnswerDisputeForm registration={watched} /> : null}
      <ViewingRefused viewing={viewing} />
      {viewing.state === 'open' ? (
        <div className="person-columns">
          <div className="stack">
            <ConsentPanel registration={watched} />
            <PersonDetails resident={resident} />
            <ConsentSummary resident={resident} />
            <SealSection subject={subject} />
            <MembershipSection registration={watched} />
          </div>
          <FactTimeline timeline={watched.timeline} />
        </div>
      ) : null}
      {mayPrintSlip ? (
        <Paper>
          <RegistrationSlip
            fullName={resident.fullName ?? ''}
            number={provisionalNumber ?? ''}
            at={watched.registeredAt}
            answerDay={answerDay.onSlip}
          />
        </Paper>
      ) : null}
    </div>
  )
}
