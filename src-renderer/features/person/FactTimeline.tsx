import { HUB } from '#domain/fact'
import type { TimelineEntry } from '#domain/registration/timeline'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { formatMoment } from '../../ui/format-moment.ts'
import { useWords } from '../../wording/use-words.ts'

/** Everything that happened, in causal order; what this version cannot read is named and kept. */
export function FactTimeline({ timeline }: { readonly timeline: readonly TimelineEntry[] }) {
  const { identity } = useDeskPorts()
  const { t } = useWords()
  // Who looked would drown what happened: folded away below it.
  const { happened = [], viewed = [] } = Object.groupBy(timeline, ({ event }) =>
    event === 'minor-data-viewed' ? 'viewed' : 'happened',
  )
  return (
    <section className="sheet">
      <h2>{t('person/sections/timeline')}</h2>
      <ol className="timeline">
        {happened.map((entry) => (
          <li key={entry.factId} data-by={entry.desk === HUB ? 'hub' : 'desk'}>
            <p>{say(entry)}</p>
            <p className="soft">
              {formatMoment(entry.at)} · {sayWriter(entry)}
            </p>
          </li>
        ))}
      </ol>
      {viewed.length === 0 ? null : (
        <details className="timeline-views">
          <summary>
            {t('minors/timeline/times', { total: viewed.length, at: formatMoment(viewed.at(-1)?.at ?? '') })}
          </summary>
          <ul>
            {viewed.toReversed().map((entry) => (
              <li key={entry.factId}>
                {formatMoment(entry.at)} · {sayWriter(entry)} · {say(entry)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )

  function sayWriter({ desk, worker }: TimelineEntry): string {
    if (desk === HUB) return t('person/timeline/byHub')
    const known = identity.workers.find((candidate) => candidate.id === worker)
    return known === undefined
      ? t('person/timeline/byDeskAlone', { desk })
      : t('person/timeline/byDesk', { worker: known.name, desk })
  }

  function say(entry: TimelineEntry): string {
    switch (entry.event) {
      case 'registered':
        return t('person/timeline/registered')
      case 'corrected':
        return t('person/timeline/corrected', { reason: entry.reason })
      case 'ruled':
        return t(`person/timeline/${entry.outcome}`)
      case 'certificate-printed':
        return t(`person/timeline/certificate-printed-${entry.form}`)
      case 'review-opened':
        return t('person/timeline/review-opened', { reviewer: entry.reviewerName, date: entry.dueOn })
      case 'review-decided':
        return t(`person/timeline/${entry.outcome}`)
      case 'dispute-opened':
        return t('person/timeline/dispute-opened', { statement: entry.statement })
      case 'dispute-notified':
        return t('person/timeline/dispute-notified', { office: entry.openedAt, date: entry.answerBy })
      case 'dispute-answered':
        return t(`person/timeline/dispute-answered-${entry.outcome}`)
      case 'dispute-settled':
        return t(`person/timeline/dispute-settled-${entry.outcome}`, { office: entry.concerns })
      case 'transfer-requested':
        return t('person/timeline/transfer-requested')
      case 'ended':
        return t(`person/timeline/ended-${entry.because}`, { office: entry.officeName })
      case 'guardian-consent-given':
        return t(`person/timeline/guardian-consent-given-${entry.because}`, { guardian: entry.guardianName })
      case 'guardian-consent-withdrawn':
        return t('person/timeline/guardian-consent-withdrawn', { guardian: entry.guardianName })
      case 'own-consent-given':
        return t('person/timeline/own-consent-given')
      case 'consent-refused':
        return t(`person/timeline/consent-refused-${entry.party}`)
      case 'registration-withdrawn':
        return t(
          entry.eraseAsked
            ? 'person/timeline/registration-withdrawn-erase'
            : 'person/timeline/registration-withdrawn',
        )
      case 'minor-data-viewed':
        return t(`minors/opened/${entry.opened}`)
      case 'group-joined':
      case 'group-left':
        return t(`person/timeline/${entry.event}`)
      case 'evidence-received':
        return t(`person/timeline/evidence-${entry.state}`, { arrived: entry.arrived, of: entry.total })
      case 'needs-newer-version':
        return t('person/timeline/needs-newer-version')
      case 'malformed':
        return t('person/timeline/malformed')
      case 'erased':
      case 'erasure-confirmed':
        return t(`person/timeline/${entry.event}`)
      case 'subject-redacted':
        return t(`person/timeline/subject-redacted-${entry.because}`)
    }
  }
}
