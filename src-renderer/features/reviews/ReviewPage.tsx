import { ArrowLeftOutlined } from '@ant-design/icons'
import { Alert, App } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Link, useLocation, useNavigate, useParams } from 'react-router'
import { isMinorOn } from '#domain/policy/is-minor'
import type { Review } from '#domain/review/review'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useDirectory } from '../../app/use-directory.ts'
import { drop } from '../../ui/drop.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { formatMoment } from '../../ui/format-moment.ts'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { useViewing } from '../minors/use-viewing.ts'
import { ViewingRefused } from '../minors/ViewingRefused.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import { DecisionsMade } from './DecisionsMade.tsx'
import { findNext, findReviews } from './find-reviews.ts'
import { ReviewContent } from './ReviewContent.tsx'
import { findDue } from './review-due.ts'
import { sayDue, sayOutcome } from './say-review.ts'
import { useQuestion } from './use-question.ts'
import { useReview } from './use-review.ts'
import { useReviews } from './use-reviews.ts'
import './reviews.css'

/** One thing to be decided on one page: all of it in words, what changed since the last time, and the decision beside it. */
export function ReviewPage() {
  const { t } = useWords()
  const { subject = '' } = useParams()
  const { search } = useLocation()
  const review = useReview(subject)
  if (review === 'reading') return <p className="empty">{t('reviews/loading')}</p>
  if (review === null) {
    return (
      <EmptyState title={t('review/notFound')}>
        <Link className="button-link" to={{ pathname: '/reviews', search }}>
          {t('review/back')}
        </Link>
      </EmptyState>
    )
  }
  // Another submission is another page: nothing that was opened or filled in for the last one counts for it.
  return <OneReview key={`${review.subject} ${review.factId}`} review={review} />
}

function OneReview({ review }: { readonly review: Review }) {
  const { today } = useDeskPorts()
  const { t } = useWords()
  const { message } = App.useApp()
  const { search } = useLocation()
  const navigate = useNavigate()
  const directory = useDirectory()
  const next = useNext(review.subject)
  const [consentOpened, setConsentOpened] = useState(false)
  const showsMinor =
    review.about === 'registration' && review.versions.some(({ draft }) => isMinorOn(draft, today()))
  const viewing = useViewing(review.subject, 'review', showsMinor)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const office = directory.findName(review.org ?? '') ?? t('reviews/unknownOrganisation')
  const { mood, words } =
    review.state === 'open' ? sayDue(findDue(review, today(), directory.calendar), t) : sayOutcome(review, t)

  function openConsent(): void {
    if (review.needsConsentOpened) setConsentOpened(true)
  }
  function goOn(outcome: 'approve' | 'return' | 'refuse'): void {
    const decided = t(`review/decision/${outcome}`)
    const saved = t('review/decision/saved', { name: review.name, outcome: decided })
    drop(Promise.resolve(message.success(next === null ? `${saved} ${t('review/decision/allDone')}` : saved)))
    const pathname = next === null ? '/reviews' : `/reviews/${encodeURIComponent(next)}`
    drop(Promise.resolve(navigate({ pathname, search })))
  }

  return (
    <div className="page review" data-subject={review.subject}>
      <header className="page-head">
        <Link className="button-link" to={{ pathname: '/reviews', search }} aria-label={t('review/back')}>
          <ArrowLeftOutlined aria-hidden="true" />
        </Link>
        <h1 ref={title} tabIndex={-1}>
          {review.name || t('reviews/unnamed')}
        </h1>
        {review.state === 'open' && review.dueOn !== null ? (
          <span className="soft">{t('review/dueOn', { date: review.dueOn })}</span>
        ) : null}
        <Status mood={mood}>{words}</Status>
      </header>
      <p className="review-origin">
        {t(`review/kind/${review.about}`)}
        {review.org === null ? '' : ` · ${t('review/from', { office })}`}
        {review.submittedAt === null
          ? ''
          : ` · ${t('review/submittedAt', { date: formatMoment(review.submittedAt) })}`}
        {review.versions.length > 1 ? ` · ${t('reviews/times', { times: review.versions.length })}` : ''}
      </p>
      {review.isErased ? <Alert type="info" showIcon title={t('review/erased')} /> : null}
      {review.isErased || review.isReadable ? null : (
        <Alert type="warning" showIcon title={t('review/notReadable')} />
      )}
      {review.guardianIsOrganisation ? (
        <Alert type="warning" showIcon title={t('review/guardianIsOrganisation')} />
      ) : null}
      <ViewingRefused viewing={viewing} />
      {viewing.state === 'open' ? (
        <div className="review-columns">
          <ReviewContent review={review} consentOpened={consentOpened} onOpenConsent={openConsent} />
          <aside className="review-side">
            {review.state === 'open' && review.isReadable ? (
              <DecisionForm
                review={review}
                consentOpened={consentOpened}
                isLast={next === null}
                onOpenConsent={openConsent}
                onDecided={goOn}
              />
            ) : null}
            <DecisionsMade review={review} />
          </aside>
        </div>
      ) : null}
    </div>
  )
}

/** Subject of the one that is opened after this one, in the order of the list that was left. */
function useNext(subject: string): string | null {
  const reviews = useReviews()
  const directory = useDirectory()
  const [{ question }] = useQuestion()
  return useMemo(() => {
    const open = findReviews(
      reviews ?? [],
      { ...question, shelf: 'open' },
      (org) => directory.findName(org) ?? '',
    )
    return findNext(open, subject)?.subject ?? null
  }, [reviews, directory, question, subject])
}
