import { Table } from 'antd'
import type { Viewing } from '#domain/minors/list-viewings'
import { useWords } from '../../wording/use-words.ts'
import { VIEWING_COLUMNS, type ViewingColumn } from './viewing-words.ts'

/** A viewing and what each column says of it. */
export interface ViewingLine {
  readonly viewing: Viewing
  readonly said: Readonly<Record<ViewingColumn, string>>
}

/** Fifty lines at a time: a year of them is thousands. */
const LINES = 50

export function ViewingsTable({ lines }: { readonly lines: readonly ViewingLine[] }) {
  const { t } = useWords()
  return (
    <Table<ViewingLine>
      rowKey={({ viewing }) => viewing.factId}
      columns={VIEWING_COLUMNS.map((column) => ({
        key: column,
        title: t(`minors/views/columns/${column}`),
        render: (_, { said }) => said[column],
      }))}
      dataSource={[...lines]}
      pagination={{ pageSize: LINES, showSizeChanger: false, hideOnSinglePage: true }}
    />
  )
}
