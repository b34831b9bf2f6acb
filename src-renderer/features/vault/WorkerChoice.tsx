import type { Worker } from '#contracts/enrolment'
import { Choices } from '../../ui/Choices.tsx'
import { FieldFrame } from '../../ui/FieldFrame.tsx'

/** The workers of the enrolment, side by side. */
export function WorkerChoice(props: {
  readonly id: string
  readonly label: string
  readonly workers: readonly Worker[]
  readonly value: Worker
  readonly onChange: (worker: Worker) => void
}) {
  const { id, label, workers, value, onChange } = props
  return (
    <FieldFrame id={id} label={label} group>
      <Choices
        id={id}
        options={workers.map((worker) => ({ value: worker.id, label: worker.name }))}
        value={value.id}
        onChange={(chosen) => onChange(workers.find((worker) => worker.id === chosen) ?? value)}
      />
    </FieldFrame>
  )
}
