import { useState } from 'react'
import type { Worker } from '#contracts/enrolment'
import type { DeskDoor } from '../../app/desk-door.ts'
import { useWords } from '../../wording/use-words.ts'
import { LetInForm } from './LetInForm.tsx'
import { RecoverForm } from './RecoverForm.tsx'
import { UnlockForm } from './UnlockForm.tsx'
import { WorkerChoice } from './WorkerChoice.tsx'

/** Who comes in, and how: with their secret, beside a colleague, or with the office's recovery key. */
export function LockedForm(props: {
  readonly door: DeskDoor
  readonly members: readonly string[]
  readonly onOpen: (worker: Worker, key: CryptoKey) => void
}) {
  const { door, members, onOpen } = props
  const { t } = useWords()
  const [worker, setWorker] = useState(door.expected)
  const [forgotten, setForgotten] = useState(false)
  const open = (key: CryptoKey) => onOpen(worker, key)
  const [first, ...others] = door.identity.workers.filter(({ id }) => members.includes(id))
  const isMember = members.includes(worker.id)
  // Where none of those who had a secret is on the list any more, the recovery key is the one way in.
  const recovering = forgotten || first === undefined

  return (
    <div className="door-form">
      <h1>{t('vault/lock/title')}</h1>
      <p className="soft">{t('vault/lock/lead')}</p>
      <WorkerChoice
        id="worker"
        label={t('vault/who')}
        workers={door.identity.workers}
        value={worker}
        onChange={(chosen) => {
          setWorker(chosen)
          setForgotten(false)
        }}
      />
      {recovering ? (
        <RecoverForm
          key={`recover ${worker.id}`}
          door={door}
          worker={worker}
          onOpen={open}
          onBack={() => setForgotten(false)}
        />
      ) : isMember ? (
        <UnlockForm
          key={`unlock ${worker.id}`}
          door={door}
          worker={worker}
          onOpen={open}
          onForgotten={() => setForgotten(true)}
        />
      ) : (
        <>
          <p role="status">{t('vault/lock/noSecret', { name: worker.name })}</p>
          <LetInForm
            key={`let in ${worker.id}`}
            door={door}
            worker={worker}
            hosts={[first, ...others]}
            onOpen={open}
          />
        </>
      )}
    </div>
  )
}
