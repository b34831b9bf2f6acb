import { SearchOutlined } from '@ant-design/icons'
import { Input, Select } from 'antd'
import { useDeferredValue, useMemo } from 'react'
import { Link, useLocation } from 'react-router'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useDirectory } from '../../app/use-directory.ts'
import { Choices } from '../../ui/Choices.tsx'
import { useWords } from '../../wording/use-words.ts'
import { countShelves, findLate, findReviews } from './find-reviews.ts'
import { ReviewShelfList } from './ReviewShelfList.tsx'
import { UrgedLists } from './UrgedLists.tsx'
import { REVIEW_VIEWS, useQuestion } from './use-question.ts'
import { useNotices, useReviews } from './use-reviews.ts'
import './reviews.css'

/** Everything that lies before this organisation, most urgent first; offline it is what has arrived. */
export function ReviewsPage() {
  const { today } = useDeskPorts()
  const { t } = useWords()
  const { search } = useLocation()
  const reviews = useReviews()
  const notices = useNotices()
  const directory = useDirectory()
  const [{ view, question }, ask] = useQuestion()
  // Typing is never held up by a long list: the list follows the question as soon as it can.
  const asked = useDeferredValue(question)
  const counts = useMemo(() => countShelves(reviews ?? []), [reviews])
  const late = useMemo(() => findLate(reviews ?? [], today()), [reviews, today])
  const found = useMemo(
    () => (reviews === null ? [] : findReviews(reviews, asked, (org) => directory.findName(org) ?? '')),
    [reviews, asked, directory],
  )
  const disputes = notices.filter((notice) => notice.notice === 'dispute' && notice.outcome === null)
  const totals = { ...counts, urged: late.length + disputes.length }
  const first = view === 'open' ? found[0] : undefined

  return (
    <div className="page reviews">
      <header className="page-head">
        <h1>{t('reviews/title')}</h1>
        <span className="soft" role="status" data-testid="review-counts">
          {reviews === null
            ? t('reviews/loading')
            : view === 'urged'
              ? null
              : t('reviews/found', { shown: found.length })}
          {late.length === 0 ? null : (
            <strong className="late-count">{t('reviews/late', { total: late.length })}</strong>
          )}
        </span>
        {first === undefined ? null : (
          <Link
            className="button-link large"
            to={{ pathname: `/reviews/${encodeURIComponent(first.subject)}`, search }}
          >
            {t('reviews/startFirst')}
          </Link>
        )}
      </header>
      <div className="review-tools">
        <Choices
          id="review-view"
          label={t('reviews/shelf')}
          value={view}
          options={REVIEW_VIEWS.map((value) => ({
            value,
            label: t(`reviews/shelves/${value}`, { total: totals[value] }),
          }))}
          onChange={(chosen) => ask({ view: chosen })}
        />
        {view === 'urged' ? null : (
          <>
            <Select
              size="large"
              className="review-about"
              aria-label={t('reviews/aboutLabel')}
              popupMatchSelectWidth={false}
              value={question.about ?? 'any'}
              options={(['any', 'registration', 'group'] as const).map((value) => ({
                value,
                label: t(`reviews/about/${value}`),
              }))}
              onChange={(about) =>
                ask({ about: about === 'registration' || about === 'group' ? about : null })
              }
            />
            <Input
              size="large"
              type="search"
              allowClear
              aria-label={t('reviews/search')}
              placeholder={t('reviews/searchPlaceholder')}
              prefix={<SearchOutlined aria-hidden="true" />}
              value={question.query}
              onChange={(event) => ask({ query: event.target.value })}
            />
          </>
        )}
      </div>
      {view === 'urged' ? (
        <UrgedLists late={late} notices={notices} />
      ) : reviews === null ? null : (
        <ReviewShelfList shelf={view} rows={found} isNarrowed={counts[view] > 0} />
      )}
    </div>
  )
}
