import { Alert, Button } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Worker } from '#contracts/enrolment'
import type { DeskDoor } from '../../app/desk-door.ts'
import { drop } from '../../ui/drop.ts'
import { findSecretProblem, type SecretProblem } from '../../vault/secret-rules.ts'
import type { PreparedVault } from '../../vault/vault.ts'
import { useWords } from '../../wording/use-words.ts'
import { NewSecretFields } from './NewSecretFields.tsx'
import { WorkerChoice } from './WorkerChoice.tsx'

/** The first worker of a desk: their secret is the vault's first. */
export function FirstSecretForm(props: {
  readonly door: DeskDoor
  readonly onPrepared: (worker: Worker, prepared: PreparedVault) => void
}) {
  const { door, onPrepared } = props
  const { t } = useWords()
  const [worker, setWorker] = useState(door.expected)
  const [typed, setTyped] = useState({ secret: '', again: '' })
  const [problem, setProblem] = useState<SecretProblem | null>(null)
  const [progress, setProgress] = useState<'idle' | 'working' | 'failed'>('idle')

  async function prepare(): Promise<void> {
    setProgress('working')
    try {
      onPrepared(worker, await door.vault.prepare({ worker: worker.id, secret: typed.secret }))
    } catch {
      setProgress('failed')
    }
  }
  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    const found = findSecretProblem(typed.secret, typed.again)
    setProblem(found)
    if (found === null && progress !== 'working') drop(prepare())
  }

  return (
    <form className="door-form" data-testid="first-secret" onSubmit={onSubmit} noValidate>
      <h1>{t('vault/first/title')}</h1>
      <p className="soft">{t('vault/first/lead')}</p>
      <WorkerChoice
        id="worker"
        label={t('vault/who')}
        workers={door.identity.workers}
        value={worker}
        onChange={setWorker}
      />
      <NewSecretFields
        value={typed}
        problem={problem}
        autoFocus
        disabled={progress === 'working'}
        onChange={setTyped}
      />
      <Button type="primary" size="large" htmlType="submit" disabled={progress === 'working'}>
        {t(progress === 'working' ? 'vault/working' : 'vault/first/submit')}
      </Button>
      {progress === 'failed' ? <Alert type="error" showIcon role="alert" title={t('vault/failed')} /> : null}
    </form>
  )
}
