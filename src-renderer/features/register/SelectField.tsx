import { Select } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { isComposing, moveToNextStop } from '../../ui/enter-moves-on.ts'
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
  readonly hint?: ReactNode
  readonly placeholder?: string
}

/** One of many options: typing searches, Enter takes the one found and goes on; Enter on the closed list only goes on. */
export function SelectField(props: ListField & { readonly allowClear?: boolean }) {
  const { path, options, placeholder, allowClear = false, ...frame } = props
  const { text, problem, change, leave } = useField(path)
  const list = useListKeys()
  return (
    <DraftField path={path} {...frame}>
      <div ref={list.box} onKeyDownCapture={list.onKeyDownCapture}>
        <Select
          id={path}
          className="full"
          value={text === '' ? null : text}
          options={[...options]}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={placeholder}
          allowClear={allowClear}
          status={problem === null ? '' : 'error'}
          open={list.open}
          onOpenChange={list.setOpen}
          aria-describedby={`${path}-line`}
          onChange={(value: string | undefined) => change(value ?? '')}
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
  const list = useListKeys()
  return (
    <DraftField path={path} {...frame}>
      <div ref={list.box} onKeyDownCapture={list.onKeyDownCapture}>
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
          open={list.open}
          onOpenChange={list.setOpen}
          aria-describedby={`${path}-line`}
          onChange={(values: string[]) => change(values)}
          onBlur={leave}
        />
      </div>
    </DraftField>
  )
}

/** antd opens a list on Enter; at the counter Enter means "next", so a closed list lets it pass. */
function useListKeys() {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)

  function moveOn(): void {
    setOpen(false)
    const form = box.current?.closest('form')
    if (form && box.current) moveToNextStop(form, box.current)
  }

  return {
    box,
    open,
    setOpen,
    moveOn,
    onKeyDownCapture(event: React.KeyboardEvent): void {
      if (event.key !== 'Enter' || open || isComposing(event) || event.ctrlKey) return
      event.preventDefault()
      event.stopPropagation()
      moveOn()
    },
  }
}
