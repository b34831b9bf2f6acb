import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../wording/use-words.ts'
import type { KnownGroup } from './build-group-tree.ts'
import { GroupLine } from './GroupLine.tsx'

/** As many lines as are drawn at once: a county may have thousands of teams. */
const FEW = 100

/** Groups one below the other, the first hundred of many; more when they are asked for. */
export function GroupList(props: { readonly groups: readonly KnownGroup[]; readonly own: string }) {
  const { groups, own } = props
  const { t } = useWords()
  const [limit, setLimit] = useState(FEW)
  const left = groups.length - limit
  return (
    <>
      <ul className="group-list">
        {groups.slice(0, limit).map((group) => (
          <GroupLine key={group.subject} group={group} own={own} />
        ))}
      </ul>
      {left > 0 ? (
        <Button className="group-more" onClick={() => setLimit(limit + FEW)}>
          {t('groups/more', { total: Math.min(FEW, left) })}
        </Button>
      ) : null}
    </>
  )
}
