import type { ReactNode } from 'react'
import './field.css'

/** Label, control, and one line below it that holds either the problem or a hint, so that nothing jumps when one appears. */
export function FieldFrame(props: {
  readonly id: string
  readonly label: string
  readonly children: ReactNode
  /** Groups of choices are labelled by reference, single controls by `for`. */
  readonly group?: boolean
  readonly required?: boolean
  readonly problem?: string | null
  readonly hint?: ReactNode
  readonly wide?: boolean
  /** Three such fields stand side by side. */
  readonly third?: boolean
  readonly passed?: boolean
  readonly className?: string
}) {
  const { id, label, group = false, required = false, problem = null, hint } = props
  const Label = group ? 'span' : 'label'
  return (
    <div
      className={`field ${props.wide ? 'wide' : ''} ${props.third ? 'third' : ''} ${props.className ?? ''}`}
      data-stop={props.passed ? 'passed' : ''}
      data-field={id}
      data-wrong={problem === null ? undefined : ''}
    >
      <Label
        className={required ? 'field-label required' : 'field-label'}
        id={`${id}-label`}
        {...(group ? {} : { htmlFor: id })}
      >
        {label}
      </Label>
      {props.children}
      <p className="field-line" id={`${id}-line`} role={problem === null ? undefined : 'alert'}>
        {problem ?? hint}
      </p>
    </div>
  )
}
