import { DOCUMENT_TYPE_LIST } from '#domain/code-lists/document-types'
import { KAIFENG_DIVISIONS } from '#domain/code-lists/kaifeng-divisions'
import { NOTICE_GROUP_LIST } from '#domain/code-lists/notice-groups'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { groupNumber } from '../../ui/group-number.ts'
import { codeWord } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import { countAnswers } from './count-answers.ts'
import { readText } from './draft-paths.ts'
import { useForm } from './form-fields.tsx'

/** What was typed, large, to be read to the resident: the last chance to hear "that is not me". */
export function ReadBackCard() {
  const { today, minorsPolicies } = useDeskPorts()
  const { t, language } = useWords()
  const step = useForm((state) => state.step)
  const draft = useForm((state) => state.draft)
  const standing = useForm((state) => state.standing)
  const reading = useForm((state) => state.reading)
  const number = reading?.document.number ?? readText(draft, 'document.number')
  const missing = <span className="missing">{t('register/card/missing')}</span>
  if (number.trim() === '' && readText(draft, 'fullName') === '') {
    return (
      <aside className="read-back" aria-label={t('register/card/title')}>
        <h2>{t('register/card/title')}</h2>
        <p className="read-back-empty">{t('register/card/empty')}</p>
      </aside>
    )
  }
  const sex = readText(draft, 'sex')
  const sexWord = sex === 'male' || sex === 'female' ? t(`choices/sex/${sex}`) : ''
  const address = [
    codeWord(KAIFENG_DIVISIONS, readText(draft, 'residence.division'), language),
    readText(draft, 'residence.community'),
    readText(draft, 'residence.detail'),
  ]
  const answers =
    standing === null || step !== 'consent'
      ? null
      : countAnswers(draft, standing, { today: today(), policies: minorsPolicies() })
  const guardian = readText(draft, 'guardianConsent.guardian.fullName')
  const group = codeWord(NOTICE_GROUP_LIST, readText(draft, 'noticeGroup'), language)
  return (
    <aside className="read-back" aria-label={t('register/card/title')}>
      <h2>{t('register/card/title')}</h2>
      <dl>
        <div className="read-back-name">
          <dt>{t('register/card/name')}</dt>
          <dd>{readText(draft, 'fullName').trim() || missing}</dd>
        </div>
        <div>
          <dt>
            {codeWord(DOCUMENT_TYPE_LIST, reading?.document.type ?? null, language) ?? t('fields/document')}
          </dt>
          <dd className="number">{number.trim() === '' ? missing : groupNumber(number)}</dd>
        </div>
        <div>
          <dt>{t('register/card/sexAndBirth')}</dt>
          <dd>{[sexWord, readText(draft, 'bornOn')].filter(Boolean).join(' · ') || missing}</dd>
        </div>
        {standing === null ? null : (
          <div>
            <dt>{t('register/card/age')}</dt>
            <dd>
              {t('register/derived/age', { age: standing.age })}
              <small>{t(`choices/standing/${standing.standing}`)}</small>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('register/card/group')}</dt>
          <dd>{group ?? missing}</dd>
        </div>
        <div>
          <dt>{t('register/card/phone')}</dt>
          <dd className="number">
            {groupNumber(readText(draft, 'phone.number')) || t('register/phone/none')}
          </dd>
        </div>
        <div>
          <dt>{t('register/card/residence')}</dt>
          <dd>{address.filter(Boolean).join(' ')}</dd>
        </div>
        {guardian === '' || standing?.needs !== 'guardian-consent' ? null : (
          <div>
            <dt>{t('register/card/guardian')}</dt>
            <dd>{guardian}</dd>
          </div>
        )}
        {answers === null ? null : (
          <div>
            <dt>{t('register/card/consent')}</dt>
            <dd className="read-back-answers">{t('register/card/consentCount', answers)}</dd>
          </div>
        )}
      </dl>
    </aside>
  )
}
