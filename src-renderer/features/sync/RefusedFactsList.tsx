import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useDeskPorts } from '../../app/desk-ports.ts'
import type { RefusedFact } from '../../store/refused-fact.ts'
import { formatMoment } from '../../ui/format-moment.ts'
import { useWords } from '../../wording/use-words.ts'

const KINDS = [
  'resident-registered',
  'resident-corrected',
  'certificate-printed',
  'review-decided',
  'dispute-opened',
  'dispute-answered',
  'transfer-requested',
  'guardian-consent-given',
  'guardian-consent-withdrawn',
  'own-consent-given',
  'consent-refused',
  'registration-withdrawn',
  'minor-data-viewed',
] as const

/** Facts that the hub did not take: why, in words, and one thing to do about each. */
export function RefusedFactsList() {
  const { store, sync } = useDeskPorts()
  const { t } = useWords()
  const [refused, setRefused] = useState<readonly RefusedFact[]>([])
  useEffect(() => store.watchRefused(setRefused), [store])
  return (
    <section className="sheet">
      <h2>{t('sync/setAside')}</h2>
      <p className="soft">{t(refused.length === 0 ? 'sync/setAsideNone' : 'sync/setAsideHint')}</p>
      <ul className="refused">
        {refused.map((fact) => (
          <li key={fact.factId}>
            <div>
              <strong>{t(`sync/kind/${KINDS.find((kind) => kind === fact.kind) ?? 'other'}`)}</strong>
              <span className="soft"> {formatMoment(fact.since)}</span>
              <p>{t(`sync/reason/${fact.code}`)}</p>
              <p className="soft">{t('sync/setAsideReason', { reason: fact.words })}</p>
            </div>
            {fact.kind === 'review-decided' ? (
              <Link className="button-link" to={`/reviews/${encodeURIComponent(fact.subject)}`}>
                {t('sync/openReview')}
              </Link>
            ) : fact.subject.startsWith('registration:') ? (
              <Link className="button-link" to={`/roster/${encodeURIComponent(fact.subject)}`}>
                {t('sync/openPerson')}
              </Link>
            ) : null}
            <Button onClick={() => sync.retryRefused([fact.factId])}>{t('sync/tryAgain')}</Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
