import { Input, type InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import { FieldFrame } from '../../ui/FieldFrame.tsx'

/** A secret that is known already. A wrong one is marked, so that the next key replaces it. */
export function SecretField(props: {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly problem: string | null
  readonly autoFocus?: boolean
  readonly disabled: boolean
  readonly onChange: (value: string) => void
}) {
  const { id, label, value, problem, autoFocus = false, disabled, onChange } = props
  const field = useRef<InputRef>(null)
  useEffect(() => {
    if (problem !== null) field.current?.focus({ cursor: 'all' })
  }, [problem])
  return (
    <FieldFrame id={id} label={label} problem={problem}>
      <Input.Password
        ref={field}
        id={id}
        size="large"
        autoFocus={autoFocus}
        autoComplete="current-password"
        value={value}
        readOnly={disabled}
        aria-describedby={`${id}-line`}
        aria-invalid={problem !== null}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  )
}
