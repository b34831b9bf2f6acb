import { Button } from 'antd'
import { type FormEvent, useCallback, useState } from 'react'
import type { Worker } from '#contracts/enrolment'
import type { DeskDoor } from '../../app/desk-door.ts'
import { drop } from '../../ui/drop.ts'
import { findSecretProblem, type SecretProblem } from '../../vault/secret-rules.ts'
import { useWords } from '../../wording/use-words.ts'
import { NewSecretFields } from './NewSecretFields.tsx'
import { SecretField } from './SecretField.tsx'
import { useUnlocking } from './use-unlocking.ts'
import { WorkerChoice } from './WorkerChoice.tsx'

/** A worker without a secret gets one beside a colleague who has: the colleague vouches by typing theirs. */
export function LetInForm(props: {
  readonly door: DeskDoor
  readonly worker: Worker
  /** Workers who have a secret; one at least. */
  readonly hosts: readonly [Worker, ...Worker[]]
  readonly onOpen: (key: CryptoKey) => void
}) {
  const { door, worker, hosts, onOpen } = props
  const { t } = useWords()
  const [host, setHost] = useState(hosts[0])
  const [hostSecret, setHostSecret] = useState('')
  const [typed, setTyped] = useState({ secret: '', again: '' })
  const [problem, setProblem] = useState<SecretProblem | null>(null)
  const findWait = useCallback(() => door.vault.waitOf(host.id), [door, host])
  const { attempt, say, working, disabled } = useUnlocking<{ readonly key: CryptoKey }>(findWait, ({ key }) =>
    onOpen(key),
  )

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    const found = findSecretProblem(typed.secret, typed.again)
    setProblem(found)
    if (found !== null || disabled || hostSecret === '') return
    const newcomer = { worker: worker.id, secret: typed.secret }
    drop(attempt(() => door.vault.letIn(newcomer, { worker: host.id, secret: hostSecret })))
  }
  return (
    <form className="door-form" data-testid="let-in" onSubmit={onSubmit} noValidate>
      <h2>{t('vault/letIn/title')}</h2>
      <p className="soft">{t('vault/letIn/lead')}</p>
      <WorkerChoice id="host" label={t('vault/letIn/host')} workers={hosts} value={host} onChange={setHost} />
      <SecretField
        id="host-secret"
        label={t('vault/letIn/hostSecret')}
        value={hostSecret}
        problem={say(t('vault/wrongSecret'))}
        disabled={working}
        onChange={setHostSecret}
      />
      <NewSecretFields value={typed} problem={problem} disabled={working} onChange={setTyped} />
      <Button type="primary" size="large" htmlType="submit" disabled={disabled}>
        {t(working ? 'vault/working' : 'vault/letIn/submit')}
      </Button>
    </form>
  )
}
