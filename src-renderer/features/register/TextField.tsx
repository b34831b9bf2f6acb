import { Input } from 'antd'
import type { ReactNode } from 'react'
import { DraftField, useField } from './form-fields.tsx'

/** A line of text in the draft. `tidy` puts what was typed in order when the field is left, never while typing. */
export function TextField(props: {
  readonly path: string
  readonly required?: boolean
  readonly wide?: boolean
  readonly passed?: boolean
  readonly hint?: ReactNode
  readonly placeholder?: string
  readonly inputMode?: 'numeric' | 'tel' | 'text'
  readonly maxLength?: number
  readonly suffix?: ReactNode
  readonly tidy?: (typed: string) => string
}) {
  const { path, placeholder, inputMode, maxLength = 160, suffix, tidy, ...frame } = props
  const { text, problem, change, leave } = useField(path)
  return (
    <DraftField path={path} {...frame}>
      <Input
        id={path}
        value={text}
        placeholder={placeholder}
        inputMode={inputMode}
        maxLength={maxLength}
        suffix={suffix}
        status={problem === null ? '' : 'error'}
        aria-describedby={`${path}-line`}
        aria-invalid={problem !== null}
        aria-required={props.required}
        autoComplete="off"
        onChange={(event) => change(event.target.value)}
        onBlur={() => {
          const tidied = tidy?.(text)
          if (tidied !== undefined && tidied !== text) change(tidied)
          leave()
        }}
      />
    </DraftField>
  )
}
