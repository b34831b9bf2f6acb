import { Select } from 'antd'
import { type ReactNode, useRef } from 'react'
import { moveToNextStop } from '../../ui/enter-moves-on.ts'
import { useWords } from '../../wording/use-words.ts'
import { DraftField, useChosen, useField } from './form-fields.tsx'

interface Option {
  readonly value: string
  readonly label: string
}

interface ListField {
  readonly path: string
  readonly options: readonly Option[]
  readonly required?: boolean
  readonly wide?: boolean
  readonly third?: boolean
  readonly passed?: boolean
  readonly hint?: ReactNode
  readonly placeholder?: string
  /** What an answer taken back, or never given, is called. */
  readonly none?: string
}

/** One of many options: typing searches, Enter takes the one found and goes on; Enter on the closed list only goes on. */
export function SelectField(props: ListField) {
  const { path, options, placeholder, none, ...frame } = props
  const { t } = useWords()
  // Whoever need not answer can take an answer back.
  const offered = props.required
    ? [...options]
    : [{ value: '', label: none ?? t('person/notSaid') }, ...options]
  const { text, problem, change, leave } = useField(path)
  const list = useMoveOn()
  return (
    <DraftField path={path} {...frame}>
      <div ref={list.box}>
        <Select
          id={path}
          className="full"
          value={text}
          options={offered}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={placeholder}
          status={problem === null ? '' : 'error'}
          aria-describedby={`${path}-line`}
          onChange={(value: string) => change(value)}
          onSelect={list.moveOn}
          onBlur={leave}
        />
      </div>
    </DraftField>
  )
}

/** Several of many options, up to a limit that the rules set. */
export function ManySelectField(props: ListField & { readonly maximum?: number }) {
  const { path, options, placeholder, maximum, ...frame } = props
  const { problem, change, leave } = useField(path)
  const chosen = useChosen(path)
  return (
    <DraftField path={path} {...frame}>
      <Select
        id={path}
        className="full"
        mode="multiple"
        value={[...chosen]}
        options={[...options]}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={placeholder}
        {...(maximum === undefined ? {} : { maxCount: maximum })}
        status={problem === null ? '' : 'error'}
        aria-describedby={`${path}-line`}
        onChange={(values: string[]) => change(values)}
        onBlur={leave}
      />
    </DraftField>
  )
}

/** A single choice made by Enter or mouse goes on to the next field by itself. */
function useMoveOn() {
  const box = useRef<HTMLDivElement>(null)
  return {
    box,
    moveOn(): void {
      const form = box.current?.closest('form')
      if (form && box.current) moveToNextStop(form, box.current)
    },
  }
}
