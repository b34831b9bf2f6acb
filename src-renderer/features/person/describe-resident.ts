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
import { ageOn, findPlainDate, type PlainDate } from '#domain/plain-date'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { groupNumber } from '../../ui/group-number.ts'
import { codeWord } from '../../wording/code-words.ts'
import type { useWords } from '../../wording/use-words.ts'

/** One field in the words of the page; empty where nobody said. */
export interface DescribedField {
  readonly field: string
  readonly name: string
  readonly value: string
  /** Tells apart what has the same words: the hash of a signature. */
  readonly mark?: string
}

export type Words = Pick<ReturnType<typeof useWords>, 't' | 'language' | 'fieldName'>

/** What was registered, field by field. The consent is described apart: it is shown only to who opens it. */
export function describeResident(
  resident: ResidentDraft,
  words: Words,
  today: PlainDate,
): readonly DescribedField[] {
  const { t, language, fieldName } = words
  const bornOn = findPlainDate(resident.bornOn ?? '')
  const { phone, residence, emergencyContact: contact } = resident
  const word = (list: readonly CodeEntry[], code: string | null | undefined) =>
    codeWord(list, code ?? null, language) ?? ''
  const list = (entries: readonly CodeEntry[], codes: readonly string[] | null | undefined) =>
    (codes ?? []).map((code) => word(entries, code)).join(language === 'en' ? ', ' : '、')
  const named = (field: string, value: string) => ({ field, name: fieldName(field), value })
  const joined = (parts: readonly (string | null | undefined)[]) => parts.filter(Boolean).join(' ')
  return [
    named('fullName', resident.fullName ?? ''),
    {
      field: 'document',
      name: word(DOCUMENT_TYPE_LIST, resident.document?.type) || fieldName('document'),
      value: groupNumber(resident.document?.number ?? ''),
    },
    named(
      'sex',
      resident.sex === 'male' || resident.sex === 'female' ? t(`choices/sex/${resident.sex}`) : '',
    ),
    named('bornOn', bornOn === null ? '' : t('person/born', { date: bornOn, age: ageOn(today, bornOn) })),
    named('noticeGroup', word(NOTICE_GROUP_LIST, resident.noticeGroup)),
    named('phone', describePhone(phone, words)),
    named(
      'residence',
      joined([word(KAIFENG_DIVISIONS, residence?.division), residence?.community, residence?.detail]),
    ),
    named('serviceArea', word(KAIFENG_DIVISIONS, resident.serviceArea)),
    named('serviceCategories', list(SERVICE_CATEGORIES, resident.serviceCategories)),
    named('ethnicity', word(ETHNICITIES, resident.ethnicity)),
    named('politicalStatus', word(POLITICAL_STATUSES, resident.politicalStatus)),
    named('education', word(EDUCATIONS, resident.education)),
    named('employment', word(EMPLOYMENTS, resident.employment)),
    named('skills', list(SKILLS, resident.skills)),
    named('timeSlots', list(TIME_SLOTS, resident.timeSlots)),
    named('emergencyContact', joined([contact?.fullName, groupNumber(contact?.phone ?? '')])),
    named('wagesNote', resident.wagesNote ?? ''),
  ]
}

function describePhone(phone: ResidentDraft['phone'], { t }: Words): string {
  if (phone === undefined) return ''
  if (!phone?.number) return t('register/phone/none')
  const { owner } = phone
  const isKnown = owner === 'self' || owner === 'guardian' || owner === 'family'
  return `${groupNumber(phone.number)}${isKnown ? ` · ${t(`choices/phoneOwner/${owner}`)}` : ''}`
}
