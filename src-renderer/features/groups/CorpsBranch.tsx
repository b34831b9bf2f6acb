import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { Link } from 'react-router'
import { Status } from '../../ui/Status.tsx'
import { useWords } from '../../wording/use-words.ts'
import type { CorpsNode } from './build-group-tree.ts'
import { GroupList } from './GroupList.tsx'
import { groupMood, groupPath } from './group-words.ts'

/** A corps and, once it is opened, its teams: closed ones cost nothing, however many teams they have. */
export function CorpsBranch(props: {
  readonly corps: CorpsNode
  readonly own: string
  readonly startsOpen: boolean
}) {
  const { corps, own } = props
  const { group, teams } = corps
  const { t } = useWords()
  const [open, setOpen] = useState(props.startsOpen)
  const Caret = open ? CaretDownOutlined : CaretRightOutlined
  return (
    <li className="corps" data-corps={corps.org ?? corps.key}>
      <div className="corps-head">
        <button type="button" className="corps-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Caret aria-hidden="true" />
          <strong>{corps.name}</strong>
          <span className="soft">{t('groups/teams', { total: teams.length })}</span>
        </button>
        {corps.org === own ? <span className="own-mark">{t('groups/ownMark')}</span> : null}
        <span className="group-state">
          {group === null ? (
            <span className="soft">{t('groups/notApplied')}</span>
          ) : (
            <>
              {group.dueOn === null ? null : (
                <span className="soft">{t('groups/due', { date: group.dueOn })}</span>
              )}
              <Link to={groupPath(group.subject)} aria-label={group.name}>
                <Status mood={groupMood(group.status)}>{t(`groups/status/${group.status}`)}</Status>
              </Link>
            </>
          )}
        </span>
      </div>
      {open ? (
        teams.length === 0 ? (
          <p className="soft corps-empty">{t('groups/noTeams')}</p>
        ) : (
          <GroupList groups={teams} own={own} />
        )
      ) : null}
    </li>
  )
}
