import type { CodeEntry } from '#domain/code-lists/code-entry'
import { DOCUMENT_TYPE_LIST } from '#domain/code-lists/document-types'
import { EDUCATIONS } from '#domain/code-lists/educations'
import { EMPLOYMENTS } from '#domain/code-lists/employments'
import { ETHNICITIES } from '#domain/code-lists/ethnicities'
import { KAIFENG_DIVISIONS } from '#domain/code-lists/kaifeng-divisions'
import { NOTICE_GROUP_LIST } from '#domain/code-lists/notice-groups'
import { POLITICAL_STATUSES } from '#domain/code-lists/political-statuses'
import { SERVICE_CATEGORIES } from '#domain/code-lists/service-categories'
import { SKILLS } from '#domain/code-lists/skills'
import { TIME_SLOTS } from '#domain/code-lists/time-slots'
import { ageOn, findPlainDate } from '#domain/plain-date'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { groupNumber } from '../../ui/group-number.ts'
import { codeWord } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'

/** What was registered, in the words of the page. What nobody said is left out, except what is always asked. */
export function PersonDetails({ resident }: { readonly resident: ResidentDraft }) {
  const { today } = useDeskPorts()
  const { t, language, fieldName } = useWords()
  const bornOn = findPlainDate(resident.bornOn ?? '')
  const { phone, residence, emergencyContact: contact } = resident
  const word = (list: readonly CodeEntry[], code: string | null | undefined) =>
    codeWord(list, code ?? null, language) ?? ''
  const words = (list: readonly CodeEntry[], codes: readonly string[] | null | undefined) =>
    (codes ?? []).map((code) => word(list, code)).join(language === 'en' ? ', ' : '、')
  const owner = phone?.owner
  const lines = [
    [word(DOCUMENT_TYPE_LIST, resident.document?.type), groupNumber(resident.document?.number ?? '')],
    [
      fieldName('sex'),
      resident.sex === 'male' || resident.sex === 'female' ? t(`choices/sex/${resident.sex}`) : '',
    ],
    [
      fieldName('bornOn'),
      bornOn === null ? '' : t('person/born', { date: bornOn, age: ageOn(today(), bornOn) }),
    ],
    [fieldName('noticeGroup'), word(NOTICE_GROUP_LIST, resident.noticeGroup)],
    [
      fieldName('phone'),
      phone?.number
        ? `${groupNumber(phone.number)}${
            owner === 'self' || owner === 'guardian' || owner === 'family'
              ? ` · ${t(`choices/phoneOwner/${owner}`)}`
              : ''
          }`
        : phone === undefined
          ? ''
          : t('register/phone/none'),
    ],
    [
      fieldName('residence'),
      [word(KAIFENG_DIVISIONS, residence?.division), residence?.community, residence?.detail]
        .filter(Boolean)
        .join(' '),
    ],
    [fieldName('serviceArea'), word(KAIFENG_DIVISIONS, resident.serviceArea)],
    [fieldName('serviceCategories'), words(SERVICE_CATEGORIES, resident.serviceCategories)],
    [fieldName('ethnicity'), word(ETHNICITIES, resident.ethnicity)],
    [fieldName('politicalStatus'), word(POLITICAL_STATUSES, resident.politicalStatus)],
    [fieldName('education'), word(EDUCATIONS, resident.education)],
    [fieldName('employment'), word(EMPLOYMENTS, resident.employment)],
    [fieldName('skills'), words(SKILLS, resident.skills)],
    [fieldName('timeSlots'), words(TIME_SLOTS, resident.timeSlots)],
    [
      fieldName('emergencyContact'),
      [contact?.fullName, groupNumber(contact?.phone ?? '')].filter(Boolean).join(' '),
    ],
    [fieldName('wagesNote'), resident.wagesNote ?? ''],
  ] as const
  const said = lines.filter(([, value]) => value !== '')
  if (said.length === 0) return null
  return (
    <section className="sheet">
      <h2>{t('person/sections/details')}</h2>
      <dl className="facts">
        {said.map(([name, value]) => (
          <div className="contents" key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
