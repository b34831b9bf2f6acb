import { SERVICE_CATEGORIES } from '../code-lists/service-categories.ts'
import { SPONSOR_TYPES } from '../code-lists/sponsor-types.ts'
import type { GroupKind } from '../facts/group-applied.ts'
import { DOCUMENT_TYPES, type IdentityDocument } from '../facts/identity-document-fields.ts'
import { readIdentityDocument } from '../identity-document/read-identity-document.ts'
import { readPersonName } from '../person-name.ts'
import { readPhone } from '../phone-number.ts'
import { ageOn, type PlainDate } from '../plain-date.ts'
import { AGES } from '../policy/ages.ts'
import type { AdmissionProblem } from '../registration/admission-problem.ts'
import {
  readChoice,
  readCodes,
  readOptionalCount,
  readRequiredCode,
  readRequiredLine,
} from '../registration/read-fields.ts'
import { MOST_SERVICE_CATEGORIES } from '../registration/read-particulars.ts'
import { accepted, allOf, type Result, rejected } from '../result.ts'
import { readCreditCode } from './credit-code.ts'
import type { GroupDraft } from './group-draft.ts'
import { LONGEST_UNIT_NAME, tidyUnitName } from './group-name.ts'

/** What a count may be; `GroupApplied` has the same bounds. */
const PEOPLE = { minimum: 1, maximum: 10_000_000 } as const
const PLANNED = { minimum: 1, maximum: 1_000_000 } as const

/** Kinds whose members are counted among the people who work there (notice, section 1.2: every employee of a civilised unit registers). */
const KINDS_WITH_STAFF: readonly GroupKind[] = ['civilised-unit', 'stationed-unit']

/** The unit behind the group. Its credit code is needed where it says to be registered with civil affairs (GB 32100-2015). */
export function readUnit({ unit, registered }: GroupDraft) {
  const creditCode = readCreditCode(unit?.creditCode, 'unit.creditCode')
  const isMissing = registered === true && creditCode.ok && creditCode.value === null
  return allOf({
    name: readRequiredLine(tidyUnitName(unit?.name ?? ''), 'unit.name', LONGEST_UNIT_NAME),
    type: readRequiredCode(unit?.type, 'unit.type', SPONSOR_TYPES),
    creditCode: isMissing
      ? rejected<AdmissionProblem>({ code: 'required', field: 'unit.creditCode' })
      : creditCode,
  })
}

export function readContact({ contact }: GroupDraft) {
  return allOf({
    fullName: readPersonName(contact?.fullName, 'contact.fullName'),
    phone: readPhone(contact?.phone, 'contact.phone'),
  })
}

/** Who answers for the group: an adult, as far as the document says when its holder was born. */
export function readPersonInCharge({ personInCharge }: GroupDraft, today: PlainDate) {
  return allOf({
    fullName: readPersonName(personInCharge?.fullName, 'personInCharge.fullName'),
    document: readAdultDocument(personInCharge?.document, today),
    phone: readPhone(personInCharge?.phone, 'personInCharge.phone'),
  })
}

function readAdultDocument(
  document: NonNullable<GroupDraft['personInCharge']>['document'],
  today: PlainDate,
): Result<IdentityDocument, AdmissionProblem> {
  const field = 'personInCharge.document'
  const type = document?.type ? readChoice(document.type, `${field}.type`, DOCUMENT_TYPES) : accepted(null)
  if (!type.ok) return type
  const read = readIdentityDocument(type.value, document?.number ?? '', { today, field })
  if (!read.ok) return read
  const { bornOn } = read.value.derived
  const age = bornOn === undefined ? null : ageOn(today, bornOn)
  return age !== null && age < AGES.majority
    ? rejected<AdmissionProblem>({ code: 'group-person-under-age', field: `${field}.number`, age })
    : accepted(read.value.document)
}

/** At least one, at most as many as the national system takes. */
export function readGroupCategories({ serviceCategories }: GroupDraft) {
  const field = 'serviceCategories'
  const codes = readCodes(serviceCategories, field, SERVICE_CATEGORIES, MOST_SERVICE_CATEGORIES)
  return codes.ok && codes.value.length === 0
    ? rejected<AdmissionProblem>({ code: 'required', field })
    : codes
}

/**
 * How many people the group is drawn from: a community's residents, of whom 13 % are to register (notice, section 1.2), or a unit's staff.
 * A number that does not belong to the kind is dropped: it was typed before the kind was changed.
 */
export function readGroupSize(draft: GroupDraft, kind: GroupKind) {
  return allOf({
    population:
      kind === 'community'
        ? readRequiredCount(draft.population, 'population')
        : accepted<number | null>(null),
    staffCount: KINDS_WITH_STAFF.includes(kind)
      ? readRequiredCount(draft.staffCount, 'staffCount')
      : accepted<number | null>(null),
  })
}

export function readPlannedSize({ plannedSize }: GroupDraft) {
  return readOptionalCount(plannedSize, 'plannedSize', PLANNED)
}

function readRequiredCount(
  raw: GroupDraft['population'],
  field: string,
): Result<number | null, AdmissionProblem> {
  const count = readOptionalCount(raw, field, PEOPLE)
  return count.ok && count.value === null ? rejected<AdmissionProblem>({ code: 'required', field }) : count
}
