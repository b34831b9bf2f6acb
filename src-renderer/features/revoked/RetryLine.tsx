import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useHealth } from '../../app/use-health.ts'
import type { SyncHealth } from '../../replication/health.ts'
import { formatTime } from '../../ui/format-moment.ts'
import { useWords } from '../../wording/use-words.ts'

/** What the hub said last, when it is asked again by itself, and a button for those who cannot wait; other ways stand beside it. */
export function RetryLine({ children }: { readonly children: ReactNode }) {
  const { sync } = useDeskPorts()
  const { t } = useWords()
  const health = useHealth()
  const { phase, noHubReason, retryAt } = health
  // Every attempt ends with a new time for the next one.
  const [askedAt, setAskedAt] = useState<number | null>(null)
  const asking = askedAt !== null && askedAt === retryAt

  function ask(): void {
    setAskedAt(retryAt)
    sync.syncNow()
  }

  return (
    <>
      <p role="status" data-phase={phase}>
        {t(`frame/revoked/hubSays/${asking ? 'asking' : hubSays(phase)}`)}
        {phase === 'no-hub' && noHubReason !== null && !asking ? t(`sync/noHub/${noHubReason}`) : ''}
        {retryAt === null || asking ? null : (
          <span className="soft"> {t('frame/revoked/retryAt', { time: formatTime(new Date(retryAt)) })}</span>
        )}
      </p>
      <div className="revoked-actions">
        <Button size="large" onClick={ask} disabled={asking}>
          {t('frame/revoked/retry')}
        </Button>
        {children}
      </div>
    </>
  )
}

function hubSays(phase: SyncHealth['phase']) {
  switch (phase) {
    case 'revoked':
    case 'no-access':
      return 'revoked'
    case 'no-hub':
      return 'no-hub'
    case 'wrong-credential':
      return 'wrong-credential'
    case 'locked':
      return 'locked'
    case 'store-failed':
      return 'store-failed'
    case 'starting':
    case 'catching-up':
    case 'sending':
    case 'up-to-date':
    case 'stopped':
      return 'asking'
  }
}
