import { Alert } from 'antd'
import { Link } from 'react-router'
import { unreachable } from '#domain/result'
import { useWords } from '../../wording/use-words.ts'
import type { GroupNotice } from './group-form-state.ts'
import { useGroupForm } from './use-group-form.ts'

/** What happened to the application as a whole: one sentence, and what to do. */
export function GroupNoticeLine() {
  const { t, problemSentence, fieldName } = useWords()
  const notice = useGroupForm((state) => state.notice)
  const knowsOrganisations = useGroupForm((state) => state.knowsOrganisations)
  const answers = useGroupForm((state) => state.correction?.answers ?? null)
  return (
    <>
      {answers === null || answers.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          data-testid="answers"
          title={t('groups/form/answers')}
          description={
            <ul>
              {answers.map((answer) => (
                <li key={`${answer.field} ${answer.code} ${problemSentence(answer)}`}>
                  {answer.code === 'returned-by-reviewer' ? null : (
                    <strong>{fieldName(answer.field)} </strong>
                  )}
                  {problemSentence(answer)}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {knowsOrganisations ? null : (
        <Alert
          type={notice?.code === 'no-organisations' ? 'error' : 'info'}
          showIcon
          data-testid="no-organisations"
          title={t('groups/form/noOrganisations')}
          action={
            <Link className="button-link" to="/sync">
              {t('groups/form/goSync')}
            </Link>
          }
        />
      )}
      {notice === null || notice.code === 'no-organisations' ? null : (
        <Alert type={notice.code === 'not-saved' ? 'error' : 'info'} showIcon title={describe(notice)} />
      )}
    </>
  )

  function describe(shown: Exclude<GroupNotice, { code: 'no-organisations' }>): string {
    switch (shown.code) {
      case 'resumed':
        return t('groups/form/resumed')
      case 'unreadable-draft':
        return t('groups/form/unreadableDraft')
      case 'nothing-changed':
        return t('groups/form/nothingChanged')
      case 'not-saved':
        return t(`frame/storeFailure/${shown.reason}`)
      default:
        return unreachable(shown)
    }
  }
}
