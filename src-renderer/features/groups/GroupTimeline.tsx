import { HUB } from '#domain/fact'
import type { GroupTimelineEntry } from '#domain/groups/group'
import { unreachable } from '#domain/result'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { formatMoment } from '../../ui/format-moment.ts'
import { useWords } from '../../wording/use-words.ts'

/** Everything that happened with a group, in causal order; what this version cannot read is named and kept. */
export function GroupTimeline({ timeline }: { readonly timeline: readonly GroupTimelineEntry[] }) {
  const { identity } = useDeskPorts()
  const { t } = useWords()
  return (
    <section className="sheet">
      <h2>{t('groups/page/sections/timeline')}</h2>
      <ol className="timeline">
        {timeline.map((entry) => (
          <li key={entry.factId} data-by={entry.desk === HUB ? 'hub' : 'desk'}>
            <p>{say(entry)}</p>
            <p className="soft">
              {formatMoment(entry.at)} · {sayWriter(entry)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )

  function sayWriter({ desk, worker }: GroupTimelineEntry): string {
    if (desk === HUB) return t('person/timeline/byHub')
    const known = identity.workers.find((candidate) => candidate.id === worker)
    return known === undefined
      ? t('person/timeline/byDeskAlone', { desk })
      : t('person/timeline/byDesk', { worker: known.name, desk })
  }

  function say(entry: GroupTimelineEntry): string {
    switch (entry.event) {
      case 'applied':
      case 'needs-newer-version':
      case 'malformed':
        return t(`groups/page/timeline/${entry.event}`)
      case 'corrected':
        return t('groups/page/timeline/corrected', { reason: entry.reason })
      case 'review-opened':
        return t('groups/page/timeline/review-opened', { reviewer: entry.reviewerName, date: entry.dueOn })
      case 'review-decided':
        return t(`groups/page/timeline/${entry.outcome}`)
      case 'ruled':
        return t(`groups/page/timeline/ruled-${entry.outcome}`)
      default:
        return unreachable(entry)
    }
  }
}
