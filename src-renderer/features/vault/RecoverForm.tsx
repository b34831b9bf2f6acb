import { Button, Input } from 'antd'
import { type FormEvent, useCallback, useState } from 'react'
import type { Worker } from '#contracts/enrolment'
import type { DeskDoor } from '../../app/desk-door.ts'
import { drop } from '../../ui/drop.ts'
import { FieldFrame } from '../../ui/FieldFrame.tsx'
import { normaliseRecoveryKey, RECOVERY_KEY_LENGTH } from '../../vault/recovery-key.ts'
import { findSecretProblem, type SecretProblem } from '../../vault/secret-rules.ts'
import { RECOVERY } from '../../vault/vault-record.ts'
import { useWords } from '../../wording/use-words.ts'
import { NewSecretFields } from './NewSecretFields.tsx'
import { useUnlocking } from './use-unlocking.ts'

/** A forgotten secret: the printed recovery key opens the desk, and the worker chooses a new one. */
export function RecoverForm(props: {
  readonly door: DeskDoor
  readonly worker: Worker
  readonly onOpen: (key: CryptoKey) => void
  readonly onBack: () => void
}) {
  const { door, worker, onOpen, onBack } = props
  const { t } = useWords()
  const [code, setCode] = useState('')
  const [typed, setTyped] = useState({ secret: '', again: '' })
  const [problem, setProblem] = useState<SecretProblem | null>(null)
  const [asked, setAsked] = useState(false)
  const findWait = useCallback(() => door.vault.waitOf(RECOVERY), [door])
  const { attempt, say, working, disabled } = useUnlocking<{ readonly key: CryptoKey }>(findWait, ({ key }) =>
    onOpen(key),
  )
  const length = normaliseRecoveryKey(code).length
  const incomplete = length !== RECOVERY_KEY_LENGTH

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    setAsked(true)
    const found = findSecretProblem(typed.secret, typed.again)
    setProblem(found)
    if (incomplete || found !== null || disabled) return
    drop(attempt(() => door.vault.recover(code, { worker: worker.id, secret: typed.secret })))
  }
  const codeProblem =
    asked && incomplete
      ? t('vault/recover/incomplete', { wanted: RECOVERY_KEY_LENGTH, typed: length })
      : say(t('vault/wrong'))
  return (
    <form className="door-form" data-testid="recover" onSubmit={onSubmit} noValidate>
      <h2>{t('vault/recover/title')}</h2>
      <p className="soft">{t('vault/recover/lead')}</p>
      <FieldFrame
        id="recovery-code"
        label={t('vault/recover/code')}
        problem={codeProblem}
        hint={t('vault/recover/codeHint')}
      >
        <Input
          id="recovery-code"
          className="recovery-code"
          size="large"
          autoFocus
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          readOnly={working}
          aria-describedby="recovery-code-line"
          aria-invalid={codeProblem !== null}
          onChange={(event) => setCode(event.target.value)}
          // A scanner ends with Enter, and the new secret is not typed yet.
          onPressEnter={(event) => {
            event.preventDefault()
            document.getElementById('new-secret')?.focus()
          }}
        />
      </FieldFrame>
      <NewSecretFields value={typed} problem={problem} disabled={working} onChange={setTyped} />
      <div className="door-actions">
        <Button type="primary" size="large" htmlType="submit" disabled={disabled}>
          {t(working ? 'vault/working' : 'vault/recover/submit')}
        </Button>
        <Button size="large" onClick={onBack}>
          {t('vault/lock/back')}
        </Button>
      </div>
    </form>
  )
}
