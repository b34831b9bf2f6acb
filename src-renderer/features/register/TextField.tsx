import { Input } from 'antd'
import type { ReactNode } from 'react'
import { readPath } from './draft-paths.ts'
import { DraftField, useDraft, useField } from './form-fields.tsx'

/**
 * No rule's limit: a paste that is too long stays whole and is told of, instead of being cut without a word. Only a whole file
 * dropped by mistake is stopped here.
 */
export const MOST_KEPT = 2000

/** A line of text in the draft. `tidy` puts what was typed in order when the field is left, never while typing. */
export function TextField(props: {
  readonly path: string
  readonly required?: boolean
  readonly wide?: boolean
  readonly third?: boolean
  readonly passed?: boolean
  readonly hint?: ReactNode
  readonly placeholder?: string
  readonly inputMode?: 'numeric' | 'tel' | 'text'
  readonly suffix?: ReactNode
  /** Shown while nobody touched the field: what the form writes then. */
  readonly standard?: string
  readonly tidy?: (typed: string) => string
}) {
  const { path, placeholder, inputMode, suffix, standard, tidy, ...frame } = props
  const { text: typed, problem, change, leave } = useField(path)
  const untouched = useDraft(({ draft }) => readPath(draft(), path) === null)
  const text = untouched && standard !== undefined ? standard : typed
  return (
    <DraftField path={path} {...frame}>
      <Input
        id={path}
        value={text}
        placeholder={placeholder}
        inputMode={inputMode}
        maxLength={MOST_KEPT}
        suffix={suffix}
        status={problem === null ? '' : 'error'}
        aria-describedby={`${path}-line`}
        aria-invalid={problem !== null}
        aria-required={props.required}
        autoComplete="off"
        onChange={(event) => change(event.target.value)}
        onBlur={() => {
          const tidied = tidy?.(typed)
          if (tidied !== undefined && tidied !== typed) change(tidied)
          leave()
        }}
      />
    </DraftField>
  )
}
