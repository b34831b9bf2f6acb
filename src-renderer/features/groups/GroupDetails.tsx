import type { CodeEntry } from '#domain/code-lists/code-entry'
import { DOCUMENT_TYPE_LIST } from '#domain/code-lists/document-types'
import { GROUP_KIND_LIST } from '#domain/code-lists/group-kinds'
import { PROFESSIONAL_FIELD_LIST } from '#domain/code-lists/professional-fields'
import { SERVICE_CATEGORIES } from '#domain/code-lists/service-categories'
import { SPONSOR_TYPES } from '#domain/code-lists/sponsor-types'
import { GROUP_LEVELS } from '#domain/facts/group-applied'
import type { GroupDraft } from '#domain/groups/group-draft'
import { groupNumber } from '../../ui/group-number.ts'
import { codeWord } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import { divisionWord } from './group-words.ts'

/** A group in the words of the page. What nobody said is left out. */
export function GroupDetails(props: {
  readonly draft: GroupDraft
  /** Name of the organisation above; empty where it is not known. */
  readonly above: string
  readonly more?: readonly (readonly [name: string, value: string])[]
}) {
  const { draft, above, more = [] } = props
  const { t, language, fieldName } = useWords()
  const { unit, contact, personInCharge } = draft
  const level = GROUP_LEVELS.find((known) => known === draft.level)
  const word = (list: readonly CodeEntry[], code: string | null | undefined) =>
    codeWord(list, code ?? null, language) ?? ''
  const join = (parts: readonly (string | null | undefined)[]) => parts.filter(Boolean).join(' · ')
  const document = personInCharge?.document
  const documentType = word(DOCUMENT_TYPE_LIST, document?.type) || fieldName('document')
  const lines = [
    [fieldName('level'), level === undefined ? '' : t(`groups/level/${level}`)],
    [fieldName('kind'), word(GROUP_KIND_LIST, draft.kind)],
    [fieldName('professionalField'), word(PROFESSIONAL_FIELD_LIST, draft.professionalField)],
    [fieldName('unit'), join([unit?.name, word(SPONSOR_TYPES, unit?.type)])],
    [fieldName('unit.creditCode'), unit?.creditCode ?? ''],
    [
      fieldName('registered'),
      draft.registered == null ? '' : t(draft.registered ? 'groups/yes' : 'groups/no'),
    ],
    [fieldName('parent'), above],
    [fieldName('division'), draft.division ? divisionWord(draft.division, language) : ''],
    [fieldName('address'), draft.address ?? ''],
    [fieldName('contact'), join([contact?.fullName, groupNumber(contact?.phone ?? '')])],
    [fieldName('personInCharge'), join([personInCharge?.fullName, groupNumber(personInCharge?.phone ?? '')])],
    [
      fieldName('personInCharge.document'),
      document?.number ? join([documentType, groupNumber(document.number)]) : '',
    ],
    [
      fieldName('serviceCategories'),
      (draft.serviceCategories ?? [])
        .map((code) => word(SERVICE_CATEGORIES, code))
        .join(language === 'en' ? ', ' : '、'),
    ],
    [fieldName('population'), count(draft.population)],
    [fieldName('staffCount'), count(draft.staffCount)],
    [fieldName('plannedSize'), count(draft.plannedSize)],
    ...more,
  ] as const
  return (
    <section className="sheet">
      <h2>{t('groups/page/sections/details')}</h2>
      <dl className="facts">
        {lines
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div className="contents" key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

function count(typed: GroupDraft['population']): string {
  return typed == null ? '' : String(typed)
}
