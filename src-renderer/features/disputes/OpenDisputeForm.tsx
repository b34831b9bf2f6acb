import { Input } from 'antd'
import { useState } from 'react'
import type { Registration } from '#domain/registration/registration'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { FieldFrame } from '../../ui/FieldFrame.tsx'
import { useWords } from '../../wording/use-words.ts'
import { ClaimForm } from './ClaimForm.tsx'
import { openDispute } from './open-dispute.ts'
import { useClaim } from './use-claim.ts'

/** "I never let myself be registered": in the person's own words, and what becomes of it. */
export function OpenDisputeForm(props: {
  readonly registration: Registration
  readonly onClose: () => void
}) {
  const { registration } = props
  const { store, today } = useDeskPorts()
  const { t } = useWords()
  const [statement, setStatement] = useState('')
  const claim = useClaim(() => openDispute(registration, statement, { today: today(), store }))
  const office = registration.duplicate?.officeName ?? ''
  return (
    <ClaimForm claim={claim} confirm={t('elsewhere/open-dispute/confirm')} onClose={props.onClose}>
      <p>{t('elsewhere/open-dispute/body', { office })}</p>
      <FieldFrame
        id="dispute-statement"
        label={t('elsewhere/open-dispute/statement')}
        required
        hint={t('elsewhere/open-dispute/statementHint')}
      >
        <Input.TextArea
          id="dispute-statement"
          rows={3}
          value={statement}
          aria-describedby="dispute-statement-line"
          onChange={(event) => setStatement(event.target.value)}
        />
      </FieldFrame>
    </ClaimForm>
  )
}
