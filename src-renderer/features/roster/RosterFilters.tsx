import { Button, Select } from 'antd'
import { NOTICE_GROUP_LIST } from '#domain/code-lists/notice-groups'
import { CONSENT_STATES } from '#domain/consent/consent-record'
import { REGISTRATION_STATUSES } from '#domain/registration/registration'
import { codeOptions } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import { EVERYBODY, isNarrowed, ROSTER_AGES, type RosterQuestion } from './find-people.ts'

/** Four lists that narrow the roster; each says what it filters while nothing is chosen. */
export function RosterFilters(props: {
  readonly question: RosterQuestion
  readonly onChange: (question: RosterQuestion) => void
}) {
  const { question, onChange } = props
  const { t, language } = useWords()
  const active = isNarrowed(question)
  return (
    <>
      <Filter
        label={t('roster/filters/status')}
        any={t('roster/filters/anyStatus')}
        value={question.status}
        options={REGISTRATION_STATUSES.map((value) => ({ value, label: t(`choices/status/${value}`) }))}
        onChange={(status) => onChange({ ...question, status })}
      />
      <Filter
        label={t('roster/filters/noticeGroup')}
        any={t('roster/filters/anyNoticeGroup')}
        value={question.noticeGroup}
        options={codeOptions(NOTICE_GROUP_LIST, language)}
        onChange={(noticeGroup) => onChange({ ...question, noticeGroup })}
      />
      <Filter
        label={t('roster/filters/ageClass')}
        any={t('roster/filters/anyAgeClass')}
        value={question.age}
        options={ROSTER_AGES.map(({ value }) => ({ value, label: t(`choices/ageClass/${value}`) }))}
        onChange={(age) => onChange({ ...question, age })}
      />
      <Filter
        label={t('roster/filters/consent')}
        any={t('roster/filters/anyConsent')}
        value={question.consent}
        options={CONSENT_STATES.map((value) => ({ value, label: t(`consentLife/state/${value}`) }))}
        onChange={(consent) => onChange({ ...question, consent })}
      />
      {active ? (
        <Button size="large" onClick={() => onChange({ ...EVERYBODY, query: question.query })}>
          {t('roster/filters/clear')}
        </Button>
      ) : null}
    </>
  )
}

/** The first entry of each list: nothing is left out. */
const EVERY = 'every'

function Filter<Value extends string>(props: {
  readonly label: string
  /** Said while nothing is left out. */
  readonly any: string
  readonly value: Value | null
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value | null) => void
}) {
  return (
    <Select<string>
      size="large"
      className="roster-filter"
      aria-label={props.label}
      popupMatchSelectWidth={false}
      value={props.value ?? EVERY}
      options={[{ value: EVERY, label: props.any }, ...props.options]}
      onChange={(value: string) =>
        props.onChange(props.options.find((option) => option.value === value)?.value ?? null)
      }
    />
  )
}
