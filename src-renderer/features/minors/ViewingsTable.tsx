import { Table } from 'antd'
import type { Viewing } from '#domain/minors/list-viewings'
import { useWords } from '../../wording/use-words.ts'
import type { ViewingColumn } from './viewing-words.ts'

/** A viewing and what each column says of it. */
export interface ViewingLine {
  readonly viewing: Viewing
  readonly said: Readonly<Record<ViewingColumn, string>>
}

/** Fifty lines at a time: a year of them is thousands. */
const LINES = 50
/** The number stands below the name: in large type six columns do not fit beside each other. */
const SHOWN = ['at', 'worker', 'person', 'desk', 'opened'] as const satisfies readonly ViewingColumn[]

export function ViewingsTable({ lines }: { readonly lines: readonly ViewingLine[] }) {
  const { t } = useWords()
  return (
    <Table<ViewingLine>
      rowKey={({ viewing }) => viewing.factId}
      columns={SHOWN.map((column) => ({
        key: column,
        className: `viewing-${column}`,
        title: t(`minors/views/columns/${column}`),
        render: (_, { said }) =>
          column === 'person' ? (
            <>
              {said.person}
              <span className="soft">{said.number}</span>
            </>
          ) : (
            said[column]
          ),
      }))}
      dataSource={[...lines]}
      pagination={{ pageSize: LINES, showSizeChanger: false, hideOnSinglePage: true }}
    />
  )
}
