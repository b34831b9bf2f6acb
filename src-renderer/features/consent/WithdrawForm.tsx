import { Input, Select } from 'antd'
import { useState } from 'react'
import { GUARDIAN_RELATION_LIST } from '#domain/code-lists/guardian-consent-lists'
import { CONSENT_PARTIES } from '#domain/facts/consent-refused'
import { HEARD_BY } from '#domain/facts/guardian-consent-withdrawn'
import { WITHDRAWN_BECAUSE } from '#domain/facts/registration-withdrawn'
import type { Registration } from '#domain/registration/registration'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { Choices } from '../../ui/Choices.tsx'
import { FieldFrame } from '../../ui/FieldFrame.tsx'
import { codeOptions } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import { ClaimForm } from '../disputes/ClaimForm.tsx'
import { useClaim } from '../disputes/use-claim.ts'
import { tidyDate } from '../register/tidy-date.ts'
import { giveUpRegistration, startWithdrawal, type WithdrawalDraft, withdrawConsent } from './withdraw.ts'

const WHO = [...CONSENT_PARTIES, 'relative'] as const

/** A guardian withdraws, or the registration is given up: a few choices, then it is in force. */
export function WithdrawForm(props: {
  readonly registration: Registration
  readonly action: 'withdraw-consent' | 'give-up'
  readonly onClose: () => void
}) {
  const { registration, action } = props
  const { store, today } = useDeskPorts()
  const { t, language } = useWords()
  const [draft, setDraft] = useState(() => startWithdrawal(registration, today()))
  const change = (changes: Partial<WithdrawalDraft>) => setDraft((before) => ({ ...before, ...changes }))
  const isGuardians = action === 'withdraw-consent'
  const write = isGuardians ? withdrawConsent : giveUpRegistration
  const claim = useClaim(() => write(registration, draft, { today: today(), store }))
  const words = isGuardians ? 'consentLife/withdraw' : 'consentLife/giveUp'
  return (
    <ClaimForm claim={claim} confirm={t(`${words}/confirm`)} onClose={props.onClose}>
      <p>{t(`${words}/body`)}</p>
      {isGuardians ? (
        <div className="fields">
          <FieldFrame id="withdraw-name" label={t('consentLife/fields/fullName')} required>
            <Input
              id="withdraw-name"
              autoComplete="off"
              value={draft.fullName}
              onChange={(event) => change({ fullName: event.target.value })}
            />
          </FieldFrame>
          <FieldFrame id="withdraw-relation" label={t('consentLife/fields/relation')} required>
            <Select
              id="withdraw-relation"
              value={draft.relation}
              options={[...codeOptions(GUARDIAN_RELATION_LIST, language)]}
              onChange={(relation: string) => change({ relation })}
            />
          </FieldFrame>
        </div>
      ) : (
        <>
          <FieldFrame id="withdraw-by" label={t('consentLife/fields/by')} group required>
            <Choices
              id="withdraw-by"
              options={WHO.map((value) => ({ value, label: t(`consentLife/by/${value}`) }))}
              value={draft.by}
              onChange={(by) => change({ by })}
            />
          </FieldFrame>
          <FieldFrame id="withdraw-because" label={t('consentLife/fields/because')} group required>
            <Choices
              id="withdraw-because"
              options={WITHDRAWN_BECAUSE.map((value) => ({
                value,
                label: t(`consentLife/because/${value}`),
              }))}
              value={draft.because}
              onChange={(because) => change({ because })}
            />
          </FieldFrame>
        </>
      )}
      <FieldFrame id="withdraw-heard" label={t('consentLife/fields/heard')} group required>
        <Choices
          id="withdraw-heard"
          options={HEARD_BY.map((value) => ({ value, label: t(`consentLife/heard/${value}`) }))}
          value={draft.heard}
          onChange={(heard) => change({ heard })}
        />
      </FieldFrame>
      <div className="fields">
        <FieldFrame id="withdraw-on" label={t('consentLife/fields/on')} required>
          <Input
            id="withdraw-on"
            inputMode="numeric"
            autoComplete="off"
            value={draft.on}
            onChange={(event) => change({ on: event.target.value })}
            onBlur={() => change({ on: tidyDate(draft.on) })}
          />
        </FieldFrame>
        <FieldFrame id="withdraw-words" label={t('consentLife/fields/words')}>
          <Input
            id="withdraw-words"
            autoComplete="off"
            value={draft.words}
            onChange={(event) => change({ words: event.target.value })}
          />
        </FieldFrame>
      </div>
      {isGuardians ? null : (
        <label className="tick">
          <input
            type="checkbox"
            checked={draft.eraseAsked}
            onChange={(event) => change({ eraseAsked: event.target.checked })}
          />
          <span>{t('consentLife/giveUp/erase')}</span>
        </label>
      )}
    </ClaimForm>
  )
}
