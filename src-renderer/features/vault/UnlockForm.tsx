import { Button } from 'antd'
import { type FormEvent, useCallback, useState } from 'react'
import type { Worker } from '#contracts/enrolment'
import type { DeskDoor } from '../../app/desk-door.ts'
import { drop } from '../../ui/drop.ts'
import { useWords } from '../../wording/use-words.ts'
import { SecretField } from './SecretField.tsx'
import { useUnlocking } from './use-unlocking.ts'

/** A worker's own secret opens the desk. */
export function UnlockForm(props: {
  readonly door: DeskDoor
  readonly worker: Worker
  readonly onOpen: (key: CryptoKey) => void
  readonly onForgotten: () => void
}) {
  const { door, worker, onOpen, onForgotten } = props
  const { t } = useWords()
  const [secret, setSecret] = useState('')
  const findWait = useCallback(() => door.vault.waitOf(worker.id), [door, worker])
  const { attempt, say, working, disabled } = useUnlocking<{ readonly key: CryptoKey }>(findWait, ({ key }) =>
    onOpen(key),
  )

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    if (!disabled && secret !== '') drop(attempt(() => door.vault.unlock({ worker: worker.id, secret })))
  }
  return (
    <form className="door-form" data-testid="unlock" onSubmit={onSubmit} noValidate>
      <SecretField
        id="secret"
        label={t('vault/lock/secret')}
        value={secret}
        problem={say(t('vault/wrongSecret'))}
        autoFocus
        disabled={working}
        onChange={setSecret}
      />
      <div className="door-actions">
        <Button type="primary" size="large" htmlType="submit" disabled={disabled}>
          {t(working ? 'vault/working' : 'vault/lock/submit')}
        </Button>
        <Button size="large" onClick={onForgotten}>
          {t('vault/lock/forgotten')}
        </Button>
      </div>
    </form>
  )
}
