import { Button, Progress } from 'antd'
import { useState } from 'react'
import type { Worker } from '#contracts/enrolment'
import type { OpenedDesk } from '../../app/DeskGate.tsx'
import type { DeskDoor } from '../../app/desk-door.ts'
import { OuterPage } from '../../app/OuterPage.tsx'
import type { SealingProgress } from '../../store/seal-open-disk.ts'
import { drop } from '../../ui/drop.ts'
import type { PreparedVault } from '../../vault/vault.ts'
import { useWords } from '../../wording/use-words.ts'
import { FirstSecretForm } from './FirstSecretForm.tsx'
import { LockedForm } from './LockedForm.tsx'
import { RecoveryKeyStep } from './RecoveryKeyStep.tsx'
import './vault.css'

type Step =
  | { readonly at: 'door' }
  | { readonly at: 'recovery-key'; readonly worker: Worker; readonly prepared: PreparedVault }
  | { readonly at: 'opening'; readonly sealing: SealingProgress | null }

/** Before the desk: the first secret and the recovery key, or the lock. Then the desk opens, and says so as long as it takes. */
export function DoorPage(props: {
  readonly door: DeskDoor
  readonly onEntered: (opened: OpenedDesk) => void
}) {
  const { door, onEntered } = props
  const { t } = useWords()
  const [step, setStep] = useState<Step>({ at: 'door' })

  async function enter(worker: Worker, key: CryptoKey): Promise<void> {
    setStep({ at: 'opening', sealing: null })
    onEntered(await door.enter(worker, key, (sealing) => setStep({ at: 'opening', sealing })))
  }
  async function keepFirst(worker: Worker, prepared: PreparedVault): Promise<boolean> {
    const key = await prepared.keep()
    if (key !== null) drop(enter(worker, key))
    return key !== null
  }
  function show() {
    switch (step.at) {
      case 'door':
        return door.members === null ? (
          <FirstSecretForm
            door={door}
            onPrepared={(worker, prepared) => setStep({ at: 'recovery-key', worker, prepared })}
          />
        ) : (
          <LockedForm door={door} members={door.members} onOpen={(worker, key) => drop(enter(worker, key))} />
        )
      case 'recovery-key':
        return (
          <RecoveryKeyStep
            identity={door.identity}
            host={door.host}
            recoveryKey={step.prepared.recoveryKey}
            lead={t('vault/recovery/lead')}
            go={t('vault/recovery/go')}
            keep={() => keepFirst(step.worker, step.prepared)}
            taken={{
              title: t('vault/first/taken'),
              action: <Button onClick={() => location.reload()}>{t('vault/first/reopen')}</Button>,
            }}
          />
        )
      case 'opening':
        return <OpeningStep sealing={step.sealing} />
    }
  }
  return (
    <OuterPage preferences={door.preferences}>
      <div className="door">
        <header className="door-office">
          <strong>{door.identity.organisation.name}</strong>
          <span className="soft">
            {door.identity.desk.name} {door.identity.desk.code}
          </span>
        </header>
        <div className="sheet">{show()}</div>
      </div>
    </OuterPage>
  )
}

function OpeningStep({ sealing }: { readonly sealing: SealingProgress | null }) {
  const { t } = useWords()
  if (sealing === null) return <p role="status">{t('vault/opening')}</p>
  const percent = Math.floor((sealing.done / Math.max(1, sealing.total)) * 100)
  return (
    <div className="door-form">
      <p role="status">{t('vault/sealing', { done: sealing.done, total: sealing.total })}</p>
      <Progress percent={percent} />
      <p className="soft">{t('vault/sealingHint')}</p>
    </div>
  )
}
