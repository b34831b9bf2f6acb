import { Table } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { RegistrationRow } from '../../store/registration-row.ts'
import { drop } from '../../ui/drop.ts'
import { useRosterColumns } from './use-roster-columns.tsx'

/** Only the rows in sight are on the page, so 100,000 of them scroll like ten. */
export function RosterTable({ rows }: { readonly rows: readonly RegistrationRow[] }) {
  const navigate = useNavigate()
  const box = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)
  const columns = useRosterColumns()
  const width = columns.reduce((sum, column) => sum + Number(column.width ?? 0), 0)
  const dataSource = useMemo(() => [...rows], [rows])

  // The table fills what the window leaves: it scrolls, the page does not.
  useEffect(() => {
    if (box.current === null) return
    const observer = new ResizeObserver(([entry]) => setHeight(Math.floor(entry?.contentRect.height ?? 0)))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [])

  return (
    <div className="roster-table" ref={box}>
      {height === 0 ? null : (
        <Table<RegistrationRow>
          virtual
          rowKey="subject"
          columns={columns}
          dataSource={dataSource}
          pagination={false}
          scroll={{ x: width, y: height - 56 }}
          onRow={(row) => ({
            onClick: () => drop(Promise.resolve(navigate(`/roster/${encodeURIComponent(row.subject)}`))),
          })}
        />
      )}
    </div>
  )
}
