import { Input } from 'antd'
import { useState } from 'react'
import { CONSENT_SHOWN_BY } from '#domain/facts/dispute'
import type { Registration } from '#domain/registration/registration'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { Choices } from '../../ui/Choices.tsx'
import { FieldFrame } from '../../ui/FieldFrame.tsx'
import { useWords } from '../../wording/use-words.ts'
import { tidyDate } from '../register/tidy-date.ts'
import { type AnswerDraft, answerDispute, startAnswer } from './answer-dispute.ts'
import { ClaimForm } from './ClaimForm.tsx'
import { useClaim } from './use-claim.ts'
import './disputes.css'

/** This office has to show that the person agreed, or say that it cannot. */
export function AnswerDisputeForm({ registration }: { readonly registration: Registration }) {
  const { store, today } = useDeskPorts()
  const { t } = useWords()
  const [draft, setDraft] = useState<AnswerDraft>(() => startAnswer(registration.resident))
  const claim = useClaim(() => answerDispute(registration, draft, { today: today(), store }))
  const { outcome } = draft
  const change = (changes: Partial<AnswerDraft>) => setDraft((before) => ({ ...before, ...changes }))
  return (
    <section className="sheet elsewhere">
      <h2>{t('elsewhere/answer/title')}</h2>
      <ClaimForm claim={claim} confirm={t('elsewhere/answer/confirm')}>
        <FieldFrame id="answer-outcome" label={t('elsewhere/answer/question')} group required>
          <Choices
            id="answer-outcome"
            value={outcome}
            options={(['consent-shown', 'no-consent-found'] as const).map((value) => ({
              value,
              label: t(`elsewhere/answer/${value}`),
            }))}
            onChange={(value) => change({ outcome: value })}
          />
        </FieldFrame>
        {outcome === 'no-consent-found' ? <p className="warned">{t('elsewhere/answer/noneBody')}</p> : null}
        {outcome === 'consent-shown' ? (
          <div className="fields">
            <FieldFrame id="answer-shown-by" label={t('elsewhere/answer/shownBy')} group required>
              <Choices
                id="answer-shown-by"
                value={draft.shownBy}
                options={CONSENT_SHOWN_BY.map((value) => ({
                  value,
                  label: t(`elsewhere/answer/shown/${value}`),
                }))}
                onChange={(value) => change({ shownBy: value })}
              />
            </FieldFrame>
            <FieldFrame id="answer-consent-on" label={t('elsewhere/answer/consentOn')} required>
              <Input
                id="answer-consent-on"
                className="date"
                inputMode="numeric"
                autoComplete="off"
                value={draft.consentOn}
                onChange={(event) => change({ consentOn: event.target.value })}
                onBlur={() => change({ consentOn: tidyDate(draft.consentOn) })}
              />
            </FieldFrame>
          </div>
        ) : null}
        {outcome === null ? null : (
          <FieldFrame
            id="answer-words"
            label={t('elsewhere/answer/words')}
            hint={t('elsewhere/answer/wordsHint')}
          >
            <Input.TextArea
              id="answer-words"
              rows={2}
              value={draft.words}
              aria-describedby="answer-words-line"
              onChange={(event) => change({ words: event.target.value })}
            />
          </FieldFrame>
        )}
      </ClaimForm>
    </section>
  )
}
