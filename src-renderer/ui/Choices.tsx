/** A few options side by side, all in sight: one keystroke or one touch, no list to open. */
export function Choices<Value extends string>(props: {
  readonly id: string
  readonly label?: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly value: Value | null
  readonly disabled?: boolean
  readonly onChange: (value: Value) => void
  readonly onLeave?: () => void
}) {
  const { id, options, value } = props
  return (
    <div
      className="choices"
      role="radiogroup"
      aria-label={props.label}
      aria-labelledby={props.label === undefined ? `${id}-label` : undefined}
      aria-describedby={`${id}-line`}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) props.onLeave?.()
      }}
    >
      {options.map((option) => (
        <label className="choice" key={option.value}>
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={value === option.value}
            disabled={props.disabled}
            onChange={() => props.onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
