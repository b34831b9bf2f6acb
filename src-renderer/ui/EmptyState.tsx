import type { ReactNode } from 'react'

/** Nothing to show, and what to do next. */
export function EmptyState(props: {
  readonly title: string
  readonly hint?: string
  readonly children?: ReactNode
}) {
  return (
    <div className="empty">
      <strong>{props.title}</strong>
      {props.hint === undefined ? null : <p>{props.hint}</p>}
      {props.children}
    </div>
  )
}
