import { App, Button } from 'antd'
import { useNavigate } from 'react-router'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import { useWords } from '../../wording/use-words.ts'
import { groupPath } from './group-words.ts'
import { useGroupForm } from './use-group-form.ts'

/** Empties an application, or gives a correction up; asks first, because what was typed goes. */
export function DiscardButton() {
  const { groupForm } = useDeskPorts()
  const { modal } = App.useApp()
  const { t } = useWords()
  const navigate = useNavigate()
  const isCorrection = useGroupForm((state) => state.correction !== null)

  async function discard(): Promise<void> {
    const { subject } = groupForm.state()
    // The page is left first: on it, a correction that was given up would open again.
    if (isCorrection) await navigate(groupPath(subject), { replace: true })
    await groupForm.discard()
  }

  function ask(): void {
    modal.confirm({
      title: t(isCorrection ? 'groups/form/giveUpConfirm' : 'groups/form/freshConfirm'),
      okText: t(isCorrection ? 'groups/form/giveUp' : 'groups/form/freshYes'),
      cancelText: t('groups/form/freshNo'),
      onOk: () => drop(discard()),
    })
  }

  return (
    <Button size="large" onClick={ask}>
      {t(isCorrection ? 'groups/form/giveUp' : 'groups/form/fresh')}
    </Button>
  )
}
