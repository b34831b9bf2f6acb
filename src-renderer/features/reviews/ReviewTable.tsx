import { Table } from 'antd'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { ReviewRow } from '../../store/review-row.ts'
import type { Selection } from './select-reviews.ts'
import { useReviewColumns } from './use-review-columns.tsx'

/** Only the rows in sight are on the page, so 10,000 of them scroll like ten. */
export function ReviewTable(props: {
  readonly rows: readonly ReviewRow[]
  readonly selection: Selection | null
  readonly onSelect: (factId: string, withShift: boolean) => void
}) {
  const { rows, selection, onSelect } = props
  const box = useRef<HTMLDivElement>(null)
  const height = useHeight(box)
  const columns = useReviewColumns(selection, onSelect)
  const width = columns.reduce((sum, column) => sum + Number(column.width ?? 0), 0)
  const dataSource = useMemo(() => [...rows], [rows])
  return (
    <div className="review-table" ref={box}>
      {height === 0 ? null : (
        <Table<ReviewRow>
          virtual
          rowKey="subject"
          columns={columns}
          dataSource={dataSource}
          pagination={false}
          scroll={{ x: width, y: height - 56 }}
        />
      )}
    </div>
  )
}

/** The table fills what the window leaves: it scrolls, the page does not. */
function useHeight(box: RefObject<HTMLDivElement | null>): number {
  const [height, setHeight] = useState(0)
  useEffect(() => {
    if (box.current === null) return
    const observer = new ResizeObserver(([entry]) => setHeight(Math.floor(entry?.contentRect.height ?? 0)))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [box])
  return height
}
