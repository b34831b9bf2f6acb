import { CheckCircleFilled } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useWords } from '../../wording/use-words.ts'
import type { HandedIn } from './enrolment-form.ts'

/** Whose enrolment it is, before anybody types a code; and where it is another desk's, what becomes of this one. */
export function HandedInEnrolment(props: {
  readonly handedIn: HandedIn
  readonly ownDesk: string | null
  readonly disabled: boolean
  readonly onBack: () => void
}) {
  const { handedIn, ownDesk } = props
  const { t } = useWords()
  return (
    <>
      <div className="handed-in" role="status">
        <CheckCircleFilled aria-hidden="true" />
        <div>
          <strong>{handedIn.office}</strong>
          <span className="soft">{t('frame/enrol/desk', { code: handedIn.desk })}</span>
        </div>
        <Button onClick={props.onBack} disabled={props.disabled}>
          {t('frame/enrol/other')}
        </Button>
      </div>
      {ownDesk === null || ownDesk === handedIn.desk ? null : (
        <Alert
          type="warning"
          showIcon
          title={t('frame/enrol/otherDesk')}
          description={t('frame/enrol/otherDeskBody')}
        />
      )}
    </>
  )
}
