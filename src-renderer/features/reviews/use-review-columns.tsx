import type { TableColumnType } from 'antd'
import { useMemo } from 'react'
import { Link, useLocation } from 'react-router'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useDirectory } from '../../app/use-directory.ts'
import { useWatched } from '../../app/use-watched.ts'
import type { ReviewRow } from '../../store/review-row.ts'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { findDue } from './review-due.ts'
import { sayDue, sayOutcome } from './say-review.ts'
import { type Selection, whyNotInBatch } from './select-reviews.ts'

type Column = TableColumnType<ReviewRow> & { readonly width: number }

/**
 * The columns of the list, in large type fewer, so that nothing scrolls sideways. Where several may be approved together, the first one
 * selects.
 */
export function useReviewColumns(
  selection: Selection | null,
  onSelect: (factId: string, withShift: boolean) => void,
): Column[] {
  const { today, preferences } = useDeskPorts()
  const directory = useDirectory()
  const { search } = useLocation()
  const { t, language } = useWords()
  const large = useWatched(preferences.typeSize) === 'large'
  return useMemo(() => {
    const columns: Column[] = [
      {
        title: t('reviews/columns/name'),
        key: 'name',
        width: 210,
        ellipsis: true,
        render: (_, row) => (
          <Link
            className="review-name"
            to={{ pathname: `/reviews/${encodeURIComponent(row.subject)}`, search }}
          >
            {row.name || t('reviews/unnamed')}
          </Link>
        ),
      },
      {
        title: t('reviews/columns/about'),
        key: 'about',
        width: large ? 210 : 190,
        ellipsis: true,
        render: (_, row) => describe(row),
      },
      {
        title: t('reviews/columns/applicant'),
        key: 'applicant',
        width: large ? 200 : 180,
        ellipsis: true,
        render: (_, row) => directory.findName(row.org) ?? t('reviews/unknownOrganisation'),
      },
      {
        title: t('reviews/columns/submitted'),
        key: 'submitted',
        width: 124,
        render: (_, row) => row.submittedAt?.slice(0, 10) ?? '',
      },
    ]
    if (selection === null) columns.push(outcomeColumn())
    else columns.push(...dueColumns())
    if (selection !== null) columns.unshift(selectColumn(selection))
    return columns.filter((column) => !(large && column.key === 'submitted'))

    function dueColumns(): Column[] {
      return [
        {
          title: t('reviews/columns/due'),
          key: 'due',
          width: large ? 140 : 124,
          render: (_, row) => row.dueOn ?? '',
        },
        {
          title: t('reviews/columns/left'),
          key: 'left',
          width: leftWidth(),
          render: (_, row) => {
            const { mood, words } = sayDue(findDue(row, today(), directory.calendar), t)
            return <Status mood={mood}>{words}</Status>
          },
        },
      ]
    }
    function leftWidth(): number {
      if (language === 'en') return large ? 262 : 212
      return large ? 210 : 184
    }
    function outcomeColumn(): Column {
      return {
        title: t('reviews/columns/outcome'),
        key: 'outcome',
        width: 300,
        render: (_, row) => {
          const { mood, words } = sayOutcome(row, t)
          return <Status mood={mood}>{words}</Status>
        },
      }
    }
    function describe(row: ReviewRow): string {
      const about = t(`review/kind/${row.about}`)
      const times = row.submissions > 1 ? ` · ${t('reviews/times', { times: row.submissions })}` : ''
      const why = row.state === 'open' ? whyNotInBatch(row) : null
      return why === 'consent-not-opened' ? t('reviews/byGuardian') : `${about}${times}`
    }
    function selectColumn({ factIds }: Selection): Column {
      return {
        title: <span className="visually-hidden">{t('reviews/columns/select')}</span>,
        key: 'select',
        width: 56,
        align: 'center',
        render: (_, row) => {
          const why = whyNotInBatch(row)
          const label = why === null ? row.name : `${row.name} · ${t(`reviews/batch/whyNot/${why}`)}`
          return (
            <input
              type="checkbox"
              className="review-check"
              aria-label={label}
              title={why === null ? undefined : t(`reviews/batch/whyNot/${why}`)}
              disabled={why !== null}
              checked={factIds.has(row.factId)}
              onChange={() => {}}
              // A click, not a change: only a click says whether Shift was held.
              onClick={(event) => onSelect(row.factId, event.shiftKey)}
            />
          )
        },
      }
    }
  }, [t, language, today, large, selection, onSelect, directory, search])
}
