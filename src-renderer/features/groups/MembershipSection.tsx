import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { AdmissionProblem } from '#domain/registration/admission-problem'
import type { Registration } from '#domain/registration/registration'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { toStoreFailure } from '../../store/store-failure.ts'
import { drop } from '../../ui/drop.ts'
import { useWords } from '../../wording/use-words.ts'
import type { KnownGroup } from './build-group-tree.ts'
import { groupPath } from './group-words.ts'
import { findJoinableGroups, joinGroup, mayJoinGroups } from './join-group.ts'
import { LeaveGroup } from './LeaveGroup.tsx'
import { useGroupTree } from './use-groups.ts'
import './groups.css'

/** The groups a volunteer belongs to: joining takes one choice, leaving a reason. */
export function MembershipSection({ registration }: { readonly registration: Registration }) {
  const { today } = useDeskPorts()
  const { t } = useWords()
  const tree = useGroupTree()
  const mayJoin = mayJoinGroups(registration, today())
  // Somebody who is no volunteer yet has no group, and needs no empty section.
  if (tree === null || (!mayJoin && registration.groups.length === 0)) return null
  return (
    <section className="sheet memberships" data-testid="memberships">
      <h2>{t('groups/membership/title')}</h2>
      {registration.groups.length === 0 ? <p className="soft">{t('groups/membership/none')}</p> : null}
      <ul>
        {registration.groups.map((subject) => (
          <li key={subject} data-group={subject}>
            <Link to={groupPath(subject)}>
              {tree.all.find((group) => group.subject === subject)?.name || t('groups/membership/unknown')}
            </Link>
            <LeaveGroup registration={registration} group={subject} />
          </li>
        ))}
      </ul>
      {mayJoin ? <JoinGroup registration={registration} groups={tree.all} /> : null}
    </section>
  )
}

function JoinGroup(props: { readonly registration: Registration; readonly groups: readonly KnownGroup[] }) {
  const { registration, groups } = props
  const { identity, store, today } = useDeskPorts()
  const { t, problemSentence } = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const joinable = findJoinableGroups(groups, identity.organisation, registration.groups)
  // With one group to join there is nothing to choose.
  const group = chosen ?? (joinable.length === 1 ? (joinable[0]?.subject ?? '') : '')

  if (joinable.length === 0) {
    return registration.groups.length > 0 ? null : (
      <p className="soft">
        {t('groups/membership/nothingToJoin')} <Link to="/groups">{t('groups/membership/goGroups')}</Link>
      </p>
    )
  }

  async function join(): Promise<void> {
    try {
      const answer = await joinGroup(registration, group, joinable, { today: today(), store })
      setProblem(answer.ok ? null : describe(answer.problems))
      if (answer.ok) setChosen(null)
    } catch (error) {
      setProblem(t(`frame/storeFailure/${toStoreFailure(error).reason}`))
    }
  }

  function describe([first]: readonly AdmissionProblem[]): string | null {
    return first === undefined ? null : problemSentence(first)
  }

  return (
    <div className="join" data-field="group" data-wrong={problem === null ? undefined : ''}>
      <Select
        id="group"
        aria-label={t('groups/membership/choose')}
        aria-describedby="group-line"
        placeholder={t('groups/membership/choose')}
        showSearch={{ optionFilterProp: 'label' }}
        value={group === '' ? null : group}
        options={joinable.map(({ subject, name }) => ({ value: subject, label: name }))}
        onChange={(value: string) => {
          setChosen(value)
          setProblem(null)
        }}
      />
      <Button data-testid="join" onClick={() => drop(join())}>
        {t('groups/membership/join')}
      </Button>
      <p className="field-line" id="group-line" role={problem === null ? undefined : 'alert'}>
        {problem}
      </p>
    </div>
  )
}
