import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { type ChipPart, describeHealth } from '../features/sync/describe-health.ts'
import { formatTime } from '../ui/format-moment.ts'
import { useWords } from '../wording/use-words.ts'
import { useDeskPorts } from './desk-ports.ts'
import { useHealth } from './use-health.ts'

/** The exchange with the hub in a few words, on every page. */
export function SyncChip() {
  const { now } = useDeskPorts()
  const { t } = useWords()
  const health = useHealth()
  const [minute, setMinute] = useState(() => now().getTime())

  // "Offline 3 minutes" grows while nothing else happens.
  useEffect(() => {
    const tick = setInterval(() => setMinute(now().getTime()), 20_000)
    return () => clearInterval(tick)
  }, [now])

  const { mood, parts } = describeHealth(health, Math.max(minute, now().getTime()))
  return (
    <Link
      className="sync-chip"
      to="/sync"
      data-mood={mood}
      data-phase={health.phase}
      data-testid="sync-chip"
      title={t('sync/chip/label')}
    >
      <i aria-hidden="true" />
      <span role="status">{parts.map(say).join(' · ')}</span>
    </Link>
  )

  function say(part: ChipPart): string {
    switch (part.part) {
      case 'syncedAt':
        return t('sync/chip/syncedAt', { time: formatTime(new Date(part.at)) })
      case 'waiting':
      case 'setAside':
      case 'offlineMinutes':
      case 'offlineHours':
      case 'offlineDays':
        return t(`sync/chip/${part.part}`, { total: part.total })
      case 'offlineJustNow':
      case 'neverSynced':
      case 'syncing':
      case 'starting':
      case 'notLetIn':
      case 'revoked':
      case 'diskFailed':
        return t(`sync/chip/${part.part}`)
    }
  }
}
