import { ArrowLeftOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import type { DirectoryEntry, DirectoryEntryOf } from '#contracts/directory'
import type { Group } from '#domain/groups/group'
import { isGroupActionPermitted } from '#domain/groups/permitted-group-actions'
import { unreachable } from '#domain/result'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import { GroupDetails } from './GroupDetails.tsx'
import { GroupTimeline } from './GroupTimeline.tsx'
import { groupMood } from './group-words.ts'
import { findNextGroupStep, type NextGroupStep } from './next-group-step.ts'
import { useDirectory, useGroup } from './use-groups.ts'
import '../person/person.css'
import './groups.css'

/** One group on one page: where it stands, what happens next and by when, and everything that happened. */
export function GroupPage() {
  const { t } = useWords()
  const { subject = '' } = useParams()
  const group = useGroup(subject)
  const entries = useDirectory()
  if (group === 'reading' || entries === null) return <p className="empty">{t('groups/loading')}</p>
  if (group !== null) return <KnownGroupPage group={group} entries={entries} />
  const published = entries.find(
    (entry): entry is DirectoryEntryOf<'group'> => entry.kind === 'group' && entry.subject === subject,
  )
  if (published !== undefined) return <PublishedGroupPage group={published} entries={entries} />
  return (
    <EmptyState title={t('groups/page/notFound')} hint={t('groups/page/notFoundHint')}>
      <Link className="button-link" to="/groups">
        {t('groups/page/back')}
      </Link>
    </EmptyState>
  )
}

/** A group whose facts this desk has: its own, or one that it decides on. */
function KnownGroupPage(props: { readonly group: Group; readonly entries: readonly DirectoryEntry[] }) {
  const { group, entries } = props
  const { identity } = useDeskPorts()
  const { t, problemSentence, fieldName } = useWords()
  const { status, draft, problems } = group
  const own = identity.organisation.code
  const mayCorrect = group.org === own && isGroupActionPermitted(status, 'correct')
  const isWrong = problems.length > 0
  return (
    <div className="page group">
      <GroupHead name={draft.name || t('groups/unnamed')}>
        {mayCorrect ? (
          <Link className={`button-link large ${isWrong ? 'strong' : ''}`} to="correct" data-testid="correct">
            {t(isWrong ? 'groups/page/correctReturned' : 'groups/page/correct')}
          </Link>
        ) : null}
      </GroupHead>
      <section className="sheet person-next">
        <span data-testid="group-status" data-status={status}>
          <Status mood={groupMood(status)}>{t(`groups/status/${status}`)}</Status>
        </span>
        <p data-testid="group-next">{sayNext(findNextGroupStep(group, own))}</p>
        {isWrong ? (
          <ul className="person-problems" aria-label={t('groups/page/sections/problems')}>
            {problems.map((problem) => (
              <li key={`${problem.field} ${problem.code} ${problemSentence(problem)}`}>
                {problem.code === 'returned-by-reviewer' ? null : (
                  <strong>{fieldName(problem.field)} </strong>
                )}
                {problemSentence(problem)}
              </li>
            ))}
          </ul>
        ) : null}
      </section>
      <div className="person-columns">
        <div className="stack">
          <GroupDetails
            draft={draft}
            above={group.review?.reviewerName ?? nameOf(entries, draft.parent ?? '')}
            more={[[t('groups/page/registeredOn'), group.registeredOn ?? '']]}
          />
        </div>
        <GroupTimeline timeline={group.timeline} />
      </div>
    </div>
  )

  function sayNext(next: NextGroupStep): string {
    switch (next.step) {
      case 'in-review':
      case 'correction-in-review':
        return t(`groups/page/next/${next.step}`, { reviewer: next.reviewer, date: next.date })
      case 'to-review':
        return t('groups/page/next/to-review', { date: next.date })
      case 'waiting':
      case 'approved':
      case 'approved-elsewhere':
      case 'returned':
      case 'refused':
      case 'unreadable':
      case 'correction-waiting':
      case 'correction-returned':
        return t(`groups/page/next/${next.step}`)
      default:
        return unreachable(next)
    }
  }
}

/** Another organisation's group: what the hub publishes of it, and nothing to be done. */
function PublishedGroupPage(props: {
  readonly group: DirectoryEntryOf<'group'>
  readonly entries: readonly DirectoryEntry[]
}) {
  const { group, entries } = props
  const { identity } = useDeskPorts()
  const { t } = useWords()
  const { name, level, groupKind: kind, professionalField, division } = group
  const isOwn = group.org === identity.organisation.code
  return (
    <div className="page group">
      <GroupHead name={name} />
      <section className="sheet person-next">
        <span data-testid="group-status" data-status="approved">
          <Status mood="good">{t('groups/status/approved')}</Status>
        </span>
        <p className="soft">{t(isOwn ? 'groups/page/next/approved' : 'groups/page/foreign')}</p>
      </section>
      <GroupDetails
        draft={{ name, level, kind, professionalField, division }}
        above={nameOf(entries, group.parent)}
        more={[
          [t('groups/page/office'), nameOf(entries, group.org)],
          [t('groups/page/registeredOn'), group.registeredOn],
        ]}
      />
    </div>
  )
}

function GroupHead({ name, children }: { readonly name: string; readonly children?: ReactNode }) {
  const { t } = useWords()
  return (
    <header className="page-head">
      <Link className="button-link" to="/groups" aria-label={t('groups/page/back')}>
        <ArrowLeftOutlined aria-hidden="true" />
      </Link>
      <h1>{name}</h1>
      {children}
    </header>
  )
}

/** Of an organisation that the hub has not told of yet, nothing is said: a code is no name. */
function nameOf(entries: readonly DirectoryEntry[], code: string): string {
  const found = entries.find((entry) => entry.kind === 'organisation' && entry.code === code)
  return found?.kind === 'organisation' ? found.name : ''
}
