import { Link } from 'react-router'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import type { KnownGroup } from './build-group-tree.ts'
import { groupMood, groupPath } from './group-words.ts'

/** One group in a list: its name leads to its page, beside it whose it is and where it stands. */
export function GroupLine(props: { readonly group: KnownGroup; readonly own: string }) {
  const { group, own } = props
  const { t } = useWords()
  return (
    <li className="group-line" data-group={group.subject}>
      <Link to={groupPath(group.subject)}>{group.name || t('groups/unnamed')}</Link>
      {group.org === own ? (
        <span className="own-mark">{t('groups/ownMark')}</span>
      ) : (
        <span className="soft">{group.orgName}</span>
      )}
      <span className="group-state">
        {group.dueOn === null ? null : <span className="soft">{t('groups/due', { date: group.dueOn })}</span>}
        <Status mood={groupMood(group.status)}>{t(`groups/status/${group.status}`)}</Status>
      </span>
    </li>
  )
}
