import { App } from 'antd'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import { useWords } from '../../wording/use-words.ts'
import { readText } from './draft-paths.ts'

/** Starts a new registration; where somebody's is half filled in, asks first. */
export function useStartFresh(): () => void {
  const { registration } = useDeskPorts()
  const { modal } = App.useApp()
  const { t } = useWords()
  return () => {
    const { draft, step, correction } = registration.state()
    const typed = readText(draft, 'document.number') + readText(draft, 'fullName')
    if (step === 'saved' || (typed === '' && correction === null)) {
      drop(registration.startFresh())
      return
    }
    modal.confirm({
      title: t('register/clearConfirm'),
      okText: t('register/clearYes'),
      cancelText: t('register/clearNo'),
      onOk: () => drop(registration.startFresh()),
    })
  }
}
