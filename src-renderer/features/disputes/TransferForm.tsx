import { Input } from 'antd'
import { useState } from 'react'
import type { Registration } from '#domain/registration/registration'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { FieldFrame } from '../../ui/FieldFrame.tsx'
import { useWords } from '../../wording/use-words.ts'
import { tidyDate } from '../register/tidy-date.ts'
import { ClaimForm } from './ClaimForm.tsx'
import { requestTransfer, transferConsentBy } from './request-transfer.ts'
import { useClaim } from './use-claim.ts'

/** The volunteer, or the guardian, agrees at this counter to belong to this office from now on. */
export function TransferForm(props: { readonly registration: Registration; readonly onClose: () => void }) {
  const { registration } = props
  const { store, today } = useDeskPorts()
  const { t } = useWords()
  const [agreed, setAgreed] = useState(false)
  const [givenOn, setGivenOn] = useState<string>(today)
  const claim = useClaim(() => requestTransfer(registration, { agreed, givenOn }, { today: today(), store }))
  const by = transferConsentBy(registration, today())
  const office = registration.duplicate?.officeName ?? ''
  return (
    <ClaimForm claim={claim} confirm={t('elsewhere/request-transfer/confirm')} onClose={props.onClose}>
      <p>{t('elsewhere/request-transfer/body', { office })}</p>
      <label className="tick">
        <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
        <span className="required">{t(`elsewhere/request-transfer/${by}`)}</span>
      </label>
      <FieldFrame id="transfer-given-on" label={t('elsewhere/request-transfer/givenOn')} required>
        <Input
          id="transfer-given-on"
          className="date"
          inputMode="numeric"
          autoComplete="off"
          value={givenOn}
          onChange={(event) => setGivenOn(event.target.value)}
          onBlur={() => setGivenOn(tidyDate)}
        />
      </FieldFrame>
    </ClaimForm>
  )
}
