import { useTranslation } from 'react-i18next'
import { DOCUMENT_TYPE_LIST } from '#domain/code-lists/document-types'
import { GUARDIAN_CONSENT_SCOPE_LIST } from '#domain/code-lists/guardian-consent-lists'
import { OWN_CONSENT_SCOPE_LIST } from '#domain/code-lists/own-consent-scopes'
import { REVIEW_REASON_LIST } from '#domain/code-lists/review-reasons'
import type { AdmissionProblem } from '#domain/registration/admission-problem'
import { codeWord } from './code-words.ts'
import { problems as english } from './en/problems.ts'
import { isLanguage, type Language } from './languages.ts'
import { describeProblem, type ProblemWords } from './problem-words.ts'
import { problems as chinese } from './zh-cn/problems.ts'
import { wording } from './zh-cn/wording.ts'

const PROBLEM_WORDS = { 'zh-CN': chinese, en: english } satisfies Record<Language, ProblemWords>

/** The pages' way to words: sentences by key, and one sentence for a problem at its field. */
export function useWords() {
  const { t, i18n } = useTranslation()
  const language: Language = isLanguage(i18n.language) ? i18n.language : 'zh-CN'

  /** A path inside a field that has a name (`skills.3`) is called by that name. */
  function fieldName(path: string): string {
    if (isFieldPath(path)) return t(`fields/${path}`)
    const parent = path.slice(0, Math.max(0, path.lastIndexOf('.')))
    return parent === '' ? '' : fieldName(parent)
  }

  function problemSentence(problem: AdmissionProblem): string {
    const field = fieldName(problem.field)
    return describeProblem(problem, PROBLEM_WORDS[language], {
      field,
      date: problem.field.endsWith('document.number') ? t('register/identity/dateInNumber') : field,
      scope: (code) =>
        codeWord(
          problem.field.startsWith('ownConsent') ? OWN_CONSENT_SCOPE_LIST : GUARDIAN_CONSENT_SCOPE_LIST,
          code,
          language,
        ) ?? '',
      documentType: (code) => codeWord(DOCUMENT_TYPE_LIST, code, language) ?? '',
      reviewReason: (code) => codeWord(REVIEW_REASON_LIST, code, language) ?? '',
    })
  }

  return { t, language, fieldName, problemSentence, i18n }
}

type FieldPath = keyof (typeof wording)['fields']

function isFieldPath(path: string): path is FieldPath {
  return Object.hasOwn(wording.fields, path)
}
