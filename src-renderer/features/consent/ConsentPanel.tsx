import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { type ConsentAction, findConsentActions } from '#domain/consent/consent-actions'
import { briefOf, consentStateOn } from '#domain/consent/consent-record'
import { findPlainDate } from '#domain/plain-date'
import { findAgeTurn } from '#domain/policy/age-clocks'
import type { Registration } from '#domain/registration/registration'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import { Paper } from '../../ui/Paper.tsx'
import { type Mood, Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { ErasedPanel } from './ErasedPanel.tsx'
import { sayConsent } from './say-consent.ts'
import { useLastWithdrawn } from './use-last-withdrawn.ts'
import { WithdrawalSheet } from './WithdrawalSheet.tsx'
import { WithdrawForm } from './WithdrawForm.tsx'
import '../disputes/disputes.css'
import './consent.css'

const MOODS = {
  valid: 'good',
  lapsed: 'wait',
  refused: 'wait',
  withdrawn: 'plain',
  missing: 'wrong',
} as const satisfies Record<ReturnType<typeof consentStateOn>, Mood>

/** How the consent stands today, in words, and what can be done about it. */
export function ConsentPanel({ registration }: { readonly registration: Registration }) {
  const { registration: form, host, today } = useDeskPorts()
  const { t } = useWords()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<'withdraw-consent' | 'give-up' | null>(null)
  const { subject, body, consent, resident, status } = registration
  const lastWithdrawn = useLastWithdrawn(registration)
  if (status === 'erased') return lastWithdrawn && <ErasedPanel last={lastWithdrawn} />
  if (status === 'unreadable') return null
  const state = consentStateOn(briefOf(consent), today())
  const actions = findConsentActions(registration, today())
  const asks = chosen !== null && actions.includes(chosen) ? chosen : null
  const bornOn = findPlainDate(resident.bornOn ?? '')
  const turn =
    state === 'valid' && consent.current?.party === 'guardian' && resident.standing === 'minor' && bornOn
      ? findAgeTurn(bornOn, today())
      : null

  async function askAnew(): Promise<void> {
    await form.startConsent(subject, body, { answers: consent.withdrawals.map(({ factId }) => factId) })
    await navigate('/register')
  }
  function choose(action: ConsentAction): void {
    if (action === 'withdraw-consent' || action === 'give-up') setChosen(action)
    else drop(askAnew())
  }

  return (
    <section className="sheet consent-panel" data-consent={state}>
      <header>
        <h2>{t('consentLife/panel')}</h2>
        <Status mood={MOODS[state]}>{t(`consentLife/state/${state}`)}</Status>
      </header>
      {sayConsent(registration, state, today(), t).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {turn === null ? null : <p>{t(`consentLife/turn/${turn.age}`, { date: turn.on })}</p>}
      {asks === null ? (
        <div className="consent-actions">
          {actions.map((action) => (
            <Button key={action} size="large" data-action={action} onClick={() => choose(action)}>
              {t(
                `consentLife/actions/${state === 'withdrawn' && action === 'renew' ? 'consent-again' : action}`,
              )}
            </Button>
          ))}
          {state === 'missing' ? null : (
            <Link className="button-link large" to="consent">
              {t('consentSheet/open')}
            </Link>
          )}
          {state === 'withdrawn' ? (
            <Button size="large" data-action="print" onClick={() => drop(host.print())}>
              {t('consentLife/print')}
            </Button>
          ) : null}
        </div>
      ) : (
        <WithdrawForm key={asks} registration={registration} action={asks} onClose={() => setChosen(null)} />
      )}
      {state === 'withdrawn' ? (
        <Paper>
          <WithdrawalSheet registration={registration} />
        </Paper>
      ) : null}
    </section>
  )
}
