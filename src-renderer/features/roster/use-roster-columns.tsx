import type { TableColumnType } from 'antd'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { NOTICE_GROUP_LIST } from '#domain/code-lists/notice-groups'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useWatched } from '../../app/use-watched.ts'
import type { RegistrationRow } from '../../store/registration-row.ts'
import { Status } from '../../ui/Status.tsx'
import { codeWord } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import { rowAge } from './find-people.ts'
import { missingName, statusMood, statusWord } from './status-word.ts'

/** The roster's columns. In large type the least needed one gives way, so that nothing scrolls sideways. */
export function useRosterColumns(): TableColumnType<RegistrationRow>[] {
  const { today, preferences } = useDeskPorts()
  const { t, language } = useWords()
  const large = useWatched(preferences.typeSize) === 'large'
  return useMemo(() => {
    const scale = large ? 1.2 : 1
    const columns: (TableColumnType<RegistrationRow> & { readonly width: number })[] = [
      {
        title: t('roster/columns/fullName'),
        key: 'fullName',
        width: 160,
        ellipsis: true,
        render: (_, row) => (
          <Link className="roster-name" to={`/roster/${encodeURIComponent(row.subject)}`}>
            {row.fullName || t(missingName(row.status))}
          </Link>
        ),
      },
      {
        title: t('roster/columns/sex'),
        key: 'sex',
        width: language === 'en' ? 88 : 68,
        render: (_, row) => (row.sex === null ? '' : t(`choices/sex/${row.sex}`)),
      },
      {
        title: t('roster/columns/age'),
        key: 'age',
        width: 68,
        render: (_, row) => rowAge(row, today()) ?? '',
      },
      {
        title: t('roster/columns/noticeGroup'),
        key: 'noticeGroup',
        width: 150,
        ellipsis: true,
        render: (_, row) => codeWord(NOTICE_GROUP_LIST, row.noticeGroup, language) ?? '',
      },
      {
        title: t('roster/columns/number'),
        key: 'number',
        width: 266,
        ellipsis: true,
        render: (_, row) =>
          row.volunteerNumber === '' && row.provisionalNumber !== '' ? (
            <span className="soft">{t('roster/provisional', { number: row.provisionalNumber })}</span>
          ) : (
            row.volunteerNumber
          ),
      },
      {
        title: t('roster/columns/status'),
        key: 'status',
        width: language === 'en' ? 204 : 164,
        render: (_, row) => <Status mood={statusMood(row.status)}>{t(statusWord(row.status))}</Status>,
      },
      {
        title: t('roster/columns/registeredAt'),
        key: 'registeredAt',
        width: 128,
        render: (_, row) => row.registeredAt.slice(0, 10),
      },
    ]
    return columns
      .filter((column) => !(large && column.key === 'noticeGroup'))
      .map((column) => ({ ...column, width: Math.round(column.width * scale) }))
  }, [t, language, today, large])
}
