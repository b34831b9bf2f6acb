import { Table, type TableColumnsType } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { NOTICE_GROUP_LIST } from '#domain/code-lists/notice-groups'
import { useDeskPorts } from '../../app/desk-ports.ts'
import type { RegistrationRow } from '../../store/registration-row.ts'
import { drop } from '../../ui/drop.ts'
import { formatMoment } from '../../ui/format-moment.ts'
import { Status } from '../../ui/Status.tsx'
import { codeWord } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import { rowAge } from './find-people.ts'
import { statusMood, statusWord } from './status-word.ts'

/** Only the rows in sight are on the page, so 100,000 of them scroll like ten. */
export function RosterTable({ rows }: { readonly rows: readonly RegistrationRow[] }) {
  const { today } = useDeskPorts()
  const { t, language } = useWords()
  const navigate = useNavigate()
  const box = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)

  // The table fills what the window leaves: it scrolls, the page does not.
  useEffect(() => {
    if (box.current === null) return
    const observer = new ResizeObserver(([entry]) => setHeight(Math.floor(entry?.contentRect.height ?? 0)))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])

  const columns = useMemo<TableColumnsType<RegistrationRow>>(
    () => [
      {
        title: t('roster/columns/fullName'),
        key: 'fullName',
        width: 170,
        ellipsis: true,
        render: (_, row) => (
          <Link className="roster-name" to={`/roster/${encodeURIComponent(row.subject)}`}>
            {row.fullName || t('person/unnamed')}
          </Link>
        ),
      },
      {
        title: t('roster/columns/sex'),
        key: 'sex',
        width: language === 'en' ? 84 : 64,
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
        width: 168,
        ellipsis: true,
        render: (_, row) => codeWord(NOTICE_GROUP_LIST, row.noticeGroup, language) ?? '',
      },
      {
        title: t('roster/columns/number'),
        key: 'number',
        width: 250,
        ellipsis: true,
        render: (_, row) =>
          row.volunteerNumber === '' ? (
            <span className="soft">{t('roster/provisional', { number: row.provisionalNumber })}</span>
          ) : (
            row.volunteerNumber
          ),
      },
      {
        title: t('roster/columns/status'),
        key: 'status',
        width: 170,
        render: (_, row) => <Status mood={statusMood(row.status)}>{t(statusWord(row.status))}</Status>,
      },
      {
        title: t('roster/columns/registeredAt'),
        key: 'registeredAt',
        width: 160,
        render: (_, row) => formatMoment(row.registeredAt),
      },
    ],
    [t, language, today],
  )

  return (
    <div className="roster-table" ref={box}>
      {height === 0 ? null : (
        <Table<RegistrationRow>
          virtual
          rowKey="subject"
          columns={columns}
          dataSource={[...rows]}
          pagination={false}
          scroll={{ x: 1040, y: height - 56 }}
          onRow={(row) => ({
            onClick: () => drop(Promise.resolve(navigate(`/roster/${encodeURIComponent(row.subject)}`))),
          })}
        />
      )}
    </div>
  )
}
