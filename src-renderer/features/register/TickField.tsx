import type { ReactNode } from 'react'
import { DraftField, useField } from './form-fields.tsx'

/** A yes in the draft that is not asked as a question. */
export function TickField(props: {
  readonly path: string
  readonly text: ReactNode
  readonly label?: string
  readonly required?: boolean
  readonly wide?: boolean
}) {
  const { path, text, ...frame } = props
  const { flag, change } = useField(path)
  return (
    <DraftField path={path} group {...frame}>
      <label className="tick">
        <input
          type="checkbox"
          id={path}
          checked={flag === true}
          aria-describedby={`${path}-line`}
          onChange={(event) => change(event.target.checked)}
        />
        <span>{text}</span>
      </label>
    </DraftField>
  )
}
