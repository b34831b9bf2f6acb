import type { ReactNode } from 'react'
import { Choices } from '../../ui/Choices.tsx'
import { useWords } from '../../wording/use-words.ts'
import { DraftField, useField } from '../register/form-fields.tsx'

/** A question of the draft that is answered with yes or no. */
export function YesNoField(props: {
  readonly path: string
  readonly required?: boolean
  readonly third?: boolean
  readonly passed?: boolean
  readonly hint?: ReactNode
}) {
  const { path, ...frame } = props
  const { t } = useWords()
  const { flag, change, leave } = useField(path)
  return (
    <DraftField path={path} group {...frame}>
      <Choices
        id={path}
        options={[
          { value: 'yes', label: t('groups/yes') },
          { value: 'no', label: t('groups/no') },
        ]}
        value={flag === null ? null : flag ? 'yes' : 'no'}
        onChange={(value) => change(value === 'yes')}
        onLeave={leave}
      />
    </DraftField>
  )
}
