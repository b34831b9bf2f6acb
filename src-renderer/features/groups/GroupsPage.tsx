import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useWords } from '../../wording/use-words.ts'
import type { GroupTree } from './build-group-tree.ts'
import { CorpsBranch } from './CorpsBranch.tsx'
import { findGroups } from './find-groups.ts'
import { GroupList } from './GroupList.tsx'
import { levelsOf } from './group-draft-form.ts'
import { useGroupTree } from './use-groups.ts'
import '../person/person.css'
import './groups.css'

/** The groups of the city as a tree, this organisation's first. */
export function GroupsPage() {
  const { identity } = useDeskPorts()
  const { t } = useWords()
  const tree = useGroupTree()
  const own = identity.organisation.code
  const [query, setQuery] = useState('')
  // Typing is never held up by a long list: it follows as soon as it can.
  const asked = useDeferredValue(query)
  const found = useMemo(() => findGroups(tree?.all ?? [], asked), [tree, asked])
  const isSearching = asked.trim() !== ''
  const mayApply = levelsOf(identity.organisation).length > 0

  return (
    <div className="page groups">
      <header className="page-head">
        <h1>{t('groups/title')}</h1>
        <span className="soft" role="status" data-testid="groups-found" data-query={asked}>
          {tree === null
            ? t('groups/loading')
            : isSearching
              ? t('groups/found', { shown: found.length, total: tree.all.length })
              : t('groups/total', { total: tree.all.length, own: tree.own.length })}
        </span>
        {/* With nothing registered yet, the empty state has this one action. */}
        {mayApply && tree !== null && tree.own.length > 0 ? <ApplyLink /> : null}
      </header>
      <Input
        size="large"
        type="search"
        allowClear
        autoFocus
        aria-label={t('groups/search')}
        placeholder={t('groups/searchPlaceholder')}
        prefix={<SearchOutlined aria-hidden="true" />}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {tree === null ? null : isSearching ? (
        <section className="sheet">
          {found.length === 0 ? (
            <EmptyState title={t('groups/nothing')} hint={t('groups/nothingHint')} />
          ) : (
            <GroupList key={asked} groups={found} own={own} />
          )}
        </section>
      ) : (
        <>
          <OwnGroups tree={tree} own={own} mayApply={mayApply} />
          <WholeTree tree={tree} own={own} />
        </>
      )}
    </div>
  )
}

function OwnGroups(props: { readonly tree: GroupTree; readonly own: string; readonly mayApply: boolean }) {
  const { tree, own, mayApply } = props
  const { t } = useWords()
  if (tree.own.length === 0 && !mayApply) return null
  return (
    <section className="sheet own-groups" data-testid="own-groups">
      <h2>{t('groups/own')}</h2>
      {tree.own.length > 0 ? (
        <GroupList groups={tree.own} own={own} />
      ) : (
        <EmptyState title={t('groups/ownEmpty')} hint={t('groups/ownEmptyHint')}>
          <ApplyLink />
        </EmptyState>
      )}
    </section>
  )
}

function WholeTree({ tree, own }: { readonly tree: GroupTree; readonly own: string }) {
  const { t } = useWords()
  const { federations, unplaced } = tree
  return (
    <section className="sheet" data-testid="group-tree">
      <h2>{t('groups/tree')}</h2>
      {federations.length === 0 && unplaced.length === 0 ? (
        <p className="soft tree-empty">{t('groups/treeEmpty')}</p>
      ) : null}
      {federations.map((federation) => (
        <div className="federation" key={federation.code}>
          <p className="federation-head">
            <strong>{federation.name}</strong>
            <span className="soft">{t('groups/level/federation')}</span>
            {federation.code === own ? <span className="own-mark">{t('groups/ownMark')}</span> : null}
          </p>
          <ul className="corps-list">
            {federation.corps.map((corps) => (
              <CorpsBranch
                key={corps.key}
                corps={corps}
                own={own}
                startsOpen={corps.org === own || corps.teams.some(({ org }) => org === own)}
              />
            ))}
          </ul>
        </div>
      ))}
      {unplaced.length === 0 ? null : (
        <div className="federation">
          <p className="federation-head">
            <strong>{t('groups/unplaced')}</strong>
          </p>
          <GroupList groups={unplaced} own={own} />
        </div>
      )}
    </section>
  )
}

function ApplyLink() {
  const { identity } = useDeskPorts()
  const { t } = useWords()
  const isCorps = identity.organisation.level === 'corps'
  return (
    <Link className="button-link large strong" to="/groups/apply" data-testid="apply">
      {t(isCorps ? 'groups/applyCorps' : 'groups/apply')}
    </Link>
  )
}
