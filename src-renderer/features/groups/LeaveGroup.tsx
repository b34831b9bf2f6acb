import { Button, Input } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import type { Registration } from '#domain/registration/registration'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { toStoreFailure } from '../../store/store-failure.ts'
import { drop } from '../../ui/drop.ts'
import { isComposing } from '../../ui/enter-moves-on.ts'
import { FieldFrame } from '../../ui/FieldFrame.tsx'
import { useWords } from '../../wording/use-words.ts'
import { leaveGroup } from './join-group.ts'

/** Leaving asks why, in place; Enter confirms and Escape stays. */
export function LeaveGroup(props: { readonly registration: Registration; readonly group: string }) {
  const { registration, group } = props
  const { store, today } = useDeskPorts()
  const { t, problemSentence } = useWords()
  const [reason, setReason] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  if (reason === null) {
    return (
      <Button data-testid="leave" onClick={() => setReason('')}>
        {t('groups/membership/leave')}
      </Button>
    )
  }

  async function leave(typed: string): Promise<void> {
    try {
      const answer = await leaveGroup(registration, group, typed, { today: today(), store })
      const [first] = answer.ok ? [] : answer.problems
      setProblem(first === undefined ? null : problemSentence(first))
    } catch (error) {
      setProblem(t(`frame/storeFailure/${toStoreFailure(error).reason}`))
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (isComposing(event)) return
    if (event.key === 'Enter') drop(leave(reason ?? ''))
    if (event.key === 'Escape') stay()
  }

  function stay(): void {
    setReason(null)
    setProblem(null)
  }

  const id = `leave-${group}`
  return (
    <div className="leave" data-field="leaveReason">
      <FieldFrame id={id} label={t('fields/leaveReason')} required problem={problem}>
        <Input
          id={id}
          autoFocus
          value={reason}
          placeholder={t('groups/membership/leaveReasonHint')}
          aria-describedby={`${id}-line`}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setReason(event.target.value)
            setProblem(null)
          }}
        />
      </FieldFrame>
      <div className="leave-actions">
        <Button data-testid="leave-confirm" onClick={() => drop(leave(reason))}>
          {t('groups/membership/leaveConfirm')}
        </Button>
        <Button onClick={stay}>{t('groups/membership/leaveCancel')}</Button>
      </div>
    </div>
  )
}
