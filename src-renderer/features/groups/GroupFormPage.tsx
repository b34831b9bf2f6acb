import { useEffect } from 'react'
import { Link, useParams } from 'react-router'
import { isGroupActionPermitted } from '#domain/groups/permitted-group-actions'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useWords } from '../../wording/use-words.ts'
import { GroupFormSheet } from './GroupFormSheet.tsx'
import { levelsOf } from './group-draft-form.ts'
import { useGroupForm } from './use-group-form.ts'
import { useGroup } from './use-groups.ts'

/** A new group of this organisation. */
export function ApplyPage() {
  const { groupForm, identity } = useDeskPorts()
  const { t } = useWords()
  const mayApply = levelsOf(identity.organisation).length > 0
  const isOurs = useGroupForm((state) => state.isOpen && state.correction === null)

  useEffect(() => {
    if (mayApply) drop(groupForm.openApplication())
  }, [groupForm, mayApply])

  if (!mayApply) {
    return (
      <EmptyState title={t('groups/form/notHere')} hint={t('groups/form/notHereHint')}>
        <BackLink />
      </EmptyState>
    )
  }
  return isOurs ? <GroupFormSheet /> : <EmptyState title={t('groups/form/opening')} />
}

/** A group of this organisation that is put right: everything filled in, and what was said about it. */
export function CorrectGroupPage() {
  const { groupForm, identity } = useDeskPorts()
  const { t } = useWords()
  const { subject = '' } = useParams()
  const group = useGroup(subject)
  const isOurs = useGroupForm(
    (state) => state.isOpen && state.correction !== null && state.subject === subject,
  )
  const mayCorrect =
    group !== null &&
    group !== 'reading' &&
    group.org === identity.organisation.code &&
    isGroupActionPermitted(group.status, 'correct')
  const reason = mayCorrect && group.problems.length > 0 ? t('groups/form/reasonReturned') : ''

  useEffect(() => {
    if (mayCorrect) drop(groupForm.openCorrection(group, reason))
  }, [groupForm, mayCorrect, group, reason])

  if (group !== 'reading' && !mayCorrect) {
    return (
      <EmptyState title={t(group === null ? 'groups/page/notFound' : 'groups/form/notPermitted')}>
        <BackLink />
      </EmptyState>
    )
  }
  return isOurs ? <GroupFormSheet /> : <EmptyState title={t('groups/form/opening')} />
}

function BackLink() {
  const { t } = useWords()
  return (
    <Link className="button-link" to="/groups">
      {t('groups/page/back')}
    </Link>
  )
}
