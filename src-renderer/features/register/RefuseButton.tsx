import { App, Button } from 'antd'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { drop } from '../../ui/drop.ts'
import { useWords } from '../../wording/use-words.ts'
import { useForm } from './form-fields.tsx'

/** Saying no is as easy as saying yes: the same size, one question, and what was typed leaves this computer. */
export function RefuseButton() {
  const { registration } = useDeskPorts()
  const { modal } = App.useApp()
  const { t } = useWords()
  const isRegistered = useForm((state) => state.correction !== null)
  const byGuardian = useForm((state) => state.standing?.needs === 'guardian-consent')

  function ask(): void {
    modal.confirm({
      title: t(
        isRegistered
          ? 'consentLife/refuseTitle'
          : byGuardian
            ? 'consent/refuseTitle'
            : 'consent/adultRefuseTitle',
      ),
      content: t(
        isRegistered
          ? 'consentLife/refuseBody'
          : byGuardian
            ? 'consent/refuseBody'
            : 'consent/adultRefuseBody',
      ),
      okText: t('consent/refuseConfirm'),
      cancelText: t('consent/refuseCancel'),
      onOk: () => drop(registration.refuse()),
    })
  }

  return (
    <Button size="large" className="answer-button" onClick={ask}>
      {t(byGuardian ? 'consent/refuse' : 'consent/adultRefuse')}
    </Button>
  )
}
