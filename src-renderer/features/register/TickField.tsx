import type { ReactNode } from 'react'
import { useField } from './form-fields.tsx'

/** A yes in the draft that is not asked as a question. */
export function TickField(props: {
  readonly path: string
  readonly text: ReactNode
  readonly required?: boolean
}) {
  const { path, text, required = false } = props
  const { flag, problem, change } = useField(path)
  return (
    <div className="field" data-stop="" data-field={path} data-wrong={problem === null ? undefined : ''}>
      <label className="tick">
        <input
          type="checkbox"
          id={path}
          checked={flag === true}
          aria-describedby={`${path}-line`}
          onChange={(event) => change(event.target.checked)}
        />
        <span className={required ? 'required' : ''}>{text}</span>
      </label>
      <p className="field-line" id={`${path}-line`} role={problem === null ? undefined : 'alert'}>
        {problem}
      </p>
    </div>
  )
}
