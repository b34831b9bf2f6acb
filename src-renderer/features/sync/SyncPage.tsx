import { Button, Progress } from 'antd'
import { Link } from 'react-router'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useHealth } from '../../app/use-health.ts'
import { formatLocal, formatMoment, formatTime } from '../../ui/format-moment.ts'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { ChainCheck } from '../seals/ChainCheck.tsx'
import { clockErrorMinutes, confirmedFacts, describeHealth, minutesLeft } from './describe-health.ts'
import { EvidenceOnItsWay } from './EvidenceOnItsWay.tsx'
import { RefusedFactsList } from './RefusedFactsList.tsx'
import './sync.css'

/** What waits, what the hub confirmed, what was set aside and why: measured, in words, with one thing to do about each. */
export function SyncPage() {
  const { sync, now } = useDeskPorts()
  const { t } = useWords()
  const health = useHealth()
  const { waiting, receipt, incoming } = health
  const left = minutesLeft(incoming, now().getTime())
  const confirmed = confirmedFacts(receipt)
  const error = clockErrorMinutes(health.clockSkew)
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('sync/title')}</h1>
        <Button type="primary" size="large" onClick={() => sync.syncNow()}>
          {t('sync/syncNow')}
        </Button>
      </header>
      <section className="sheet sync-now">
        <Status mood={describeHealth(health, now().getTime()).mood}>{t(`sync/phase/${health.phase}`)}</Status>
        {health.phase === 'no-hub' && health.noHubReason !== null ? (
          <span>{t(`sync/noHub/${health.noHubReason}`)}</span>
        ) : null}
        {health.phase === 'wrong-credential' ? (
          <Link to="/settings?enrol">{t('sync/enrolAgain')}</Link>
        ) : null}
        {health.retryAt === null ? null : (
          <span className="soft">{t('sync/retryAt', { time: formatTime(new Date(health.retryAt)) })}</span>
        )}
      </section>
      <div className="sync-figures">
        <section className="sheet">
          <h2>{t('sync/waiting')}</h2>
          <strong className="figure" data-testid="waiting">
            {waiting.count}
          </strong>
          <p className="soft">
            {waiting.oldestAt === null
              ? t('sync/waitingNone')
              : t('sync/waitingSince', { at: formatMoment(waiting.oldestAt) })}
          </p>
        </section>
        <section className="sheet">
          <h2>{t('sync/confirmed')}</h2>
          <strong className="figure" data-testid="confirmed">
            {receipt === null ? '—' : `${confirmed}/${receipt.of}`}
          </strong>
          <p className="soft">
            {receipt === null
              ? t('sync/confirmedNone')
              : receipt.missing.length > 0
                ? t('sync/missing', { total: receipt.missing.length })
                : confirmed === receipt.of
                  ? t('sync/confirmedHint')
                  : ''}
          </p>
        </section>
        <section className="sheet">
          <h2>{t('sync/lastContact')}</h2>
          <strong className="figure small">
            {health.lastCompleteContact === null
              ? t('sync/never')
              : formatLocal(new Date(health.lastCompleteContact))}
          </strong>
          <p className="soft">
            {health.clockSkew === null
              ? t('sync/clockUnknown')
              : error === 0
                ? t('sync/clockRight')
                : t(error > 0 ? 'sync/clockFast' : 'sync/clockSlow', { minutes: Math.abs(error) })}
          </p>
        </section>
      </div>
      {incoming === null || incoming.pending === null ? null : (
        <section className="sheet">
          <h2>{t('sync/pending')}</h2>
          <Progress
            percent={Math.floor((100 * incoming.received) / (incoming.received + incoming.pending || 1))}
            format={() => `${incoming.received}/${incoming.received + (incoming.pending ?? 0)}`}
          />
          {left === null ? null : (
            <p className="soft">{t('sync/pendingLeft', { total: incoming.pending, minutes: left })}</p>
          )}
        </section>
      )}
      <ChainCheck />
      <EvidenceOnItsWay />
      <RefusedFactsList />
      {health.parked === 0 ? null : <p className="soft">{t('sync/parked', { total: health.parked })}</p>}
    </div>
  )
}
