import { Link } from 'react-router'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useDirectory } from '../../app/use-directory.ts'
import type { DisputeNotice, LateReviewNotice, NoticeRow } from '../../store/notice-row.ts'
import type { ReviewRow } from '../../store/review-row.ts'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { findDue } from './review-due.ts'
import { sayDue } from './say-review.ts'
import { sortNotices } from './sort-notices.ts'

/** What presses: late here, late below, and disputes that an office below has to answer. */
export function UrgedLists(props: {
  readonly late: readonly ReviewRow[]
  readonly notices: readonly NoticeRow[]
}) {
  const { today } = useDeskPorts()
  const { t } = useWords()
  const directory = useDirectory()
  const { recent, earlier, disputes } = sortNotices(props.notices, today(), directory.hasGroup)
  return (
    <div className="urged">
      <section className="sheet">
        <h2>{t('reviews/urged/here')}</h2>
        {props.late.length === 0 ? <p className="soft">{t('reviews/urged/hereNone')}</p> : null}
        <ul className="urged-list">
          {props.late.slice(0, MOST_SHOWN).map((row) => (
            <LateHere key={row.subject} row={row} />
          ))}
        </ul>
        {props.late.length > MOST_SHOWN ? (
          <Link to="/reviews">{t('reviews/urged/more', { total: props.late.length - MOST_SHOWN })}</Link>
        ) : null}
      </section>
      <section className="sheet">
        <h2>{t('reviews/urged/below')}</h2>
        {recent.length === 0 ? <p className="soft">{t('reviews/urged/belowNone')}</p> : null}
        <LateBelow notices={recent} />
        {earlier.length === 0 ? null : (
          <details>
            <summary>{t('reviews/urged/earlier', { total: earlier.length })}</summary>
            <LateBelow notices={earlier} />
          </details>
        )}
      </section>
      <section className="sheet">
        <h2>{t('reviews/urged/disputes')}</h2>
        {disputes.length === 0 ? <p className="soft">{t('reviews/urged/disputesNone')}</p> : null}
        <ul className="urged-list">
          {disputes.map((notice) => (
            <DisputeBelow key={notice.subject} notice={notice} />
          ))}
        </ul>
      </section>
    </div>
  )
}

/** The open shelf has all of them, in the same order. */
const MOST_SHOWN = 50

function LateHere({ row }: { readonly row: ReviewRow }) {
  const { today } = useDeskPorts()
  const { t } = useWords()
  const { calendar } = useDirectory()
  const { mood, words } = sayDue(findDue(row, today(), calendar), t)
  return (
    <li>
      <Link className="review-name" to={`/reviews/${encodeURIComponent(row.subject)}`}>
        {row.name || t('reviews/unnamed')}
      </Link>
      <Status mood={mood}>{words}</Status>
    </li>
  )
}

function LateBelow({ notices }: { readonly notices: readonly LateReviewNotice[] }) {
  const { t } = useWords()
  return (
    <ul className="urged-list">
      {notices.map(({ subject, name, officeName, reviewerName, dueOn, at }) => (
        <li key={subject}>
          <span>
            {t('reviews/urged/belowLine', { reviewer: reviewerName, office: officeName, name, date: dueOn })}
          </span>
          <span className="soft">{t('reviews/urged/toldAt', { date: at.slice(0, 10) })}</span>
        </li>
      ))}
    </ul>
  )
}

function DisputeBelow({ notice }: { readonly notice: DisputeNotice }) {
  const { today } = useDeskPorts()
  const { t } = useWords()
  const { openedAt: heard, concerns: office, answerBy, outcome } = notice
  if (outcome !== null) {
    const words = t(
      outcome === 'consent-shown' ? 'reviews/urged/disputeShown' : 'reviews/urged/disputeVoid',
      {
        office,
      },
    )
    return (
      <li>
        <span className="soft">{words}</span>
      </li>
    )
  }
  const date = answerBy ?? ''
  return (
    <li>
      <span>{t('reviews/urged/disputeOpen', { heard, office, date })}</span>
      {date !== '' && date < today() ? <Status mood="wrong">{t('reviews/urged/disputeLate')}</Status> : null}
    </li>
  )
}
