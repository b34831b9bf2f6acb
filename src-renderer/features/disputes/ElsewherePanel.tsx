import { Button } from 'antd'
import { useState } from 'react'
import type { Registration } from '#domain/registration/registration'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import { Paper } from '../../ui/Paper.tsx'
import { useWords } from '../../wording/use-words.ts'
import { ClaimSheet } from './ClaimSheet.tsx'
import { mayClaim } from './may-claim.ts'
import { OpenDisputeForm } from './OpenDisputeForm.tsx'
import { TransferForm } from './TransferForm.tsx'
import './disputes.css'

/** A person who is registered at another office already: what they may do about it here, each explained before it is done. */
export function ElsewherePanel({ registration }: { readonly registration: Registration }) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<'open-dispute' | 'request-transfer' | null>(null)
  const { duplicate, dispute } = registration
  const claims = (['request-transfer', 'open-dispute'] as const).filter((claim) =>
    mayClaim(registration, claim),
  )
  if (dispute?.side === 'heard-here' && dispute.state !== 'settled') {
    return <OpenDispute registration={registration} />
  }
  if (duplicate === null || claims.length === 0) return null
  const office = duplicate.officeName
  const close = () => setChosen(null)
  return (
    <section className="sheet elsewhere">
      <h2>{t('elsewhere/title')}</h2>
      {chosen === 'open-dispute' ? (
        <OpenDisputeForm registration={registration} onClose={close} />
      ) : chosen === 'request-transfer' ? (
        <TransferForm registration={registration} onClose={close} />
      ) : (
        <div className="claims">
          {claims.map((claim) => (
            <div key={claim}>
              <p>{t(`elsewhere/${claim}/when`, { office })}</p>
              <Button size="large" onClick={() => setChosen(claim)}>
                {t(`elsewhere/${claim}/button`)}
              </Button>
            </div>
          ))}
        </div>
      )}
    </section>
  )
}

/** The dispute has been written down: its words, and a sheet for the person to take home. */
function OpenDispute({ registration }: { readonly registration: Registration }) {
  const { host } = useDeskPorts()
  const { t } = useWords()
  const { timeline, duplicate, dispute, resident, provisionalNumber } = registration
  const opened = timeline.findLast((entry) => entry.event === 'dispute-opened')
  const statement = opened?.event === 'dispute-opened' ? opened.statement : ''
  return (
    <section className="sheet elsewhere">
      <h2>{t('elsewhere/open-dispute/heard')}</h2>
      <blockquote className="own-words">{statement}</blockquote>
      <Button size="large" onClick={() => drop(host.print())}>
        {t('elsewhere/claim/print')}
      </Button>
      <Paper>
        <ClaimSheet
          fullName={resident.fullName ?? ''}
          number={provisionalNumber ?? ''}
          concerns={duplicate?.officeName ?? ''}
          statement={statement}
          openedOn={dispute?.openedOn ?? ''}
        />
      </Paper>
    </section>
  )
}
