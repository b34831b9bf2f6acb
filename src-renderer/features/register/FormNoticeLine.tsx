import { Alert } from 'antd'
import { useWords } from '../../wording/use-words.ts'
import { useForm } from './form-fields.tsx'
import type { FormNotice } from './form-state.ts'

/** What happened to the form as a whole, in one sentence. */
export function FormNoticeLine() {
  const { t, problemSentence } = useWords()
  const notice = useForm((state) => state.notice)
  if (notice === null) return null
  const type = notice.code === 'not-saved' || notice.code === 'correct-first' ? 'error' : 'info'
  return <Alert type={type} showIcon title={describe(notice)} />

  function describe(shown: FormNotice): string {
    switch (shown.code) {
      case 'resumed':
        return t('register/resumed')
      case 'unreadable-draft':
        return t('register/unreadableDraft')
      case 'refused-by-resident':
        return t('consent/refused')
      case 'refused-anew':
        return t('consentLife/refusedAnew')
      case 'correct-first':
        return t('consentLife/correctFirst', { problems: shown.problems.map(problemSentence).join(' ') })
      case 'nothing-changed':
        return t('register/nothingChanged')
      case 'not-saved':
        return t(`frame/storeFailure/${shown.reason}`)
    }
  }
}
