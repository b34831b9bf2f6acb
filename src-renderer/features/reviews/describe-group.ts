import type { CodeEntry } from '#domain/code-lists/code-entry'
import { DOCUMENT_TYPE_LIST } from '#domain/code-lists/document-types'
import { GROUP_KIND_LIST } from '#domain/code-lists/group-kinds'
import { KAIFENG_DIVISIONS } from '#domain/code-lists/kaifeng-divisions'
import { PROFESSIONAL_FIELD_LIST } from '#domain/code-lists/professional-fields'
import { SERVICE_CATEGORIES } from '#domain/code-lists/service-categories'
import { SPONSOR_TYPES } from '#domain/code-lists/sponsor-types'
import type { GroupDraft } from '#domain/groups/group-draft'
import { groupNumber } from '../../ui/group-number.ts'
import { codeWord } from '../../wording/code-words.ts'
import type { DescribedField, Words } from '../person/describe-resident.ts'

/** A group's application, field by field, in the words of the page; empty where nobody said. */
export function describeGroup(
  draft: GroupDraft,
  { t, language, fieldName }: Words,
): readonly DescribedField[] {
  const { unit, contact, personInCharge: person, registered } = draft
  const word = (list: readonly CodeEntry[], code: string | null | undefined) =>
    codeWord(list, code ?? null, language) ?? ''
  const named = (field: string, value: string | number | null | undefined) => ({
    field,
    name: fieldName(field),
    value: String(value ?? ''),
  })
  const categories = (draft.serviceCategories ?? []).map((code) => word(SERVICE_CATEGORIES, code))
  const document = person?.document
  return [
    named('name', draft.name),
    named(
      'level',
      draft.level === 'corps' || draft.level === 'team' ? t(`choices/groupLevel/${draft.level}`) : '',
    ),
    named('kind', word(GROUP_KIND_LIST, draft.kind)),
    named('unit.name', unit?.name),
    named('unit.type', word(SPONSOR_TYPES, unit?.type)),
    named('unit.creditCode', unit?.creditCode),
    named(
      'registered',
      registered == null ? '' : t(registered ? 'choices/registered/yes' : 'choices/registered/no'),
    ),
    named('division', word(KAIFENG_DIVISIONS, draft.division)),
    named('address', draft.address),
    named('contact', [contact?.fullName, groupNumber(contact?.phone ?? '')].filter(Boolean).join(' ')),
    named('personInCharge', [person?.fullName, groupNumber(person?.phone ?? '')].filter(Boolean).join(' ')),
    named(
      'personInCharge.document',
      [word(DOCUMENT_TYPE_LIST, document?.type), groupNumber(document?.number ?? '')]
        .filter(Boolean)
        .join(' '),
    ),
    named('serviceCategories', categories.filter(Boolean).join(language === 'en' ? ', ' : '、')),
    named('professionalField', word(PROFESSIONAL_FIELD_LIST, draft.professionalField)),
    named('population', draft.population),
    named('staffCount', draft.staffCount),
    named('plannedSize', draft.plannedSize),
  ]
}
