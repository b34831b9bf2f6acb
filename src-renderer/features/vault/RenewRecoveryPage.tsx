import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type FormEvent, useCallback, useState } from 'react'
import { Link } from 'react-router'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useWatched } from '../../app/use-watched.ts'
import { drop } from '../../ui/drop.ts'
import { Status } from '../../ui/Status.tsx'
import type { RenewedRecovery } from '../../vault/vault.ts'
import { useWords } from '../../wording/use-words.ts'
import { RecoveryKeyStep } from './RecoveryKeyStep.tsx'
import { SecretField } from './SecretField.tsx'
import { useUnlocking } from './use-unlocking.ts'
import './vault.css'

type Step =
  | { readonly at: 'secret' | 'done' }
  | { readonly at: 'recovery-key'; readonly renewed: RenewedRecovery }

/** A recovery sheet that was lost is replaced: by a worker's own secret, shown once like the first, in force when it has been put away. */
export function RenewRecoveryPage() {
  const { identity, host } = useDeskPorts()
  const { t } = useWords()
  const [step, setStep] = useState<Step>({ at: 'secret' })

  async function keep(renewed: RenewedRecovery): Promise<boolean> {
    const isKept = await renewed.keep()
    if (isKept) setStep({ at: 'done' })
    return isKept
  }
  function show() {
    switch (step.at) {
      case 'secret':
        return <OwnSecretForm onRenewed={(renewed) => setStep({ at: 'recovery-key', renewed })} />
      case 'recovery-key':
        return (
          <RecoveryKeyStep
            identity={identity}
            host={host}
            recoveryKey={step.renewed.recoveryKey}
            lead={t('vault/renew/stepLead')}
            go={t('vault/renew/go')}
            keep={() => keep(step.renewed)}
            taken={{
              title: t('vault/renew/taken'),
              action: <Button onClick={() => setStep({ at: 'secret' })}>{t('vault/renew/again')}</Button>,
            }}
          />
        )
      case 'done':
        return (
          <div className="door-form">
            <div role="status">
              <Status mood="good">{t('vault/renew/done')}</Status>
              <p>{t('vault/renew/doneHint')}</p>
            </div>
            <div className="door-actions">
              <Link className="button-link" to="/settings">
                {t('vault/renew/back')}
              </Link>
            </div>
          </div>
        )
    }
  }
  return (
    <div className="page renew-recovery">
      <header className="page-head">
        <Link className="button-link" to="/settings" aria-label={t('vault/renew/back')}>
          <ArrowLeftOutlined aria-hidden="true" />
        </Link>
        <h1>{t('vault/renew/title')}</h1>
      </header>
      <section className="sheet">{show()}</section>
    </div>
  )
}

function OwnSecretForm({ onRenewed }: { readonly onRenewed: (renewed: RenewedRecovery) => void }) {
  const { vault, worker: current } = useDeskPorts()
  const { t } = useWords()
  const worker = useWatched(current)
  const [secret, setSecret] = useState('')
  const findWait = useCallback(() => vault.waitOf(worker.id), [vault, worker])
  const { attempt, say, working, disabled } = useUnlocking<{ readonly renewed: RenewedRecovery }>(
    findWait,
    ({ renewed }) => onRenewed(renewed),
  )

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (disabled || secret === '') return
    drop(attempt(() => vault.renewRecovery({ worker: worker.id, secret })))
  }
  return (
    <form className="door-form" data-testid="renew" onSubmit={onSubmit} noValidate>
      <p>{t('vault/renew/lead')}</p>
      <SecretField
        id="own-secret"
        label={t('vault/renew/secret', { name: worker.name })}
        value={secret}
        problem={say(t('vault/wrongSecret'))}
        autoFocus
        disabled={working}
        onChange={setSecret}
      />
      <div className="door-actions">
        <Button type="primary" size="large" htmlType="submit" disabled={disabled}>
          {t(working ? 'vault/working' : 'vault/renew/submit')}
        </Button>
      </div>
    </form>
  )
}
