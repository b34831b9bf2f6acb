import type { ReactNode } from 'react'
import { Choices } from '../../ui/Choices.tsx'
import { DraftField, useField } from './form-fields.tsx'

/** One of a few options of the draft, all in sight. */
export function ChoiceField(props: {
  readonly path: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly label?: string
  readonly required?: boolean
  readonly wide?: boolean
  readonly third?: boolean
  readonly passed?: boolean
  readonly hint?: ReactNode
}) {
  const { path, options, ...frame } = props
  const { text, change, leave } = useField(path)
  return (
    <DraftField path={path} group {...frame}>
      <Choices id={path} options={options} value={text} onChange={change} onLeave={leave} />
    </DraftField>
  )
}
