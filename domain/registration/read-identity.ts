import { DOCUMENT_TYPES, type IdentityDocument } from '../facts/identity-document-fields.ts'
import { readIdentityDocument } from '../identity-document/read-identity-document.ts'
import type { PlainDate } from '../plain-date.ts'
import { accepted, type Result, rejected } from '../result.ts'
import type { AdmissionProblem } from './admission-problem.ts'
import { findBirthDateProblem } from './birth-date.ts'
import { readChoice, readDate } from './read-fields.ts'
import type { ResidentDraft } from './resident-draft.ts'

type Read<Value> = Result<Value, AdmissionProblem>

/** Each part apart: a wrong document number must not hide that the name is missing, nor keep the age from being known. */
export interface ReadIdentity {
  readonly document: Read<IdentityDocument>
  readonly bornOn: Read<PlainDate>
  readonly sex: Read<'male' | 'female'>
}

/**
 * Document, birth date and sex together. What the document carries need not be typed; what was typed must not contradict it.
 */
export function readIdentity(draft: ResidentDraft, today: PlainDate): ReadIdentity {
  const type =
    draft.document?.type == null || draft.document.type === ''
      ? accepted(null)
      : readChoice(draft.document.type, 'document.type', DOCUMENT_TYPES)
  const document = type.ok ? readIdentityDocument(type.value, draft.document?.number ?? '', { today }) : type
  const derived = document.ok ? document.value.derived : {}
  // With an unreadable document the typed fields are still wanted where they were typed, and not asked for where they were not.
  const asked = document.ok
  return {
    document: document.ok ? accepted(document.value.document) : document,
    bornOn: readBirthDate(draft.bornOn, derived.bornOn, today, asked),
    sex: readSex(draft.sex, derived.sex, asked),
  }
}

function readBirthDate(
  typed: string | null | undefined,
  onDocument: PlainDate | undefined,
  today: PlainDate,
  asked: boolean,
): Read<PlainDate> {
  if (typed == null || typed === '') {
    if (onDocument !== undefined) return accepted(onDocument)
    return asked
      ? rejected<AdmissionProblem>({ code: 'required', field: 'bornOn' })
      : rejected<AdmissionProblem>()
  }
  const date = readDate(typed, 'bornOn')
  if (!date.ok) return date
  const problem = findBirthDateProblem(date.value, today, 'bornOn')
  if (problem !== null) return rejected(problem)
  return onDocument !== undefined && onDocument !== date.value
    ? rejected<AdmissionProblem>({ code: 'birth-date-contradicts-document', field: 'bornOn', onDocument })
    : date
}

function readSex(
  typed: string | null | undefined,
  onDocument: 'male' | 'female' | undefined,
  asked: boolean,
): Read<'male' | 'female'> {
  if (typed == null || typed === '') {
    if (onDocument !== undefined) return accepted(onDocument)
    return asked
      ? rejected<AdmissionProblem>({ code: 'required', field: 'sex' })
      : rejected<AdmissionProblem>()
  }
  const sex = readChoice(typed, 'sex', ['male', 'female'])
  return sex.ok && onDocument !== undefined && sex.value !== onDocument
    ? rejected<AdmissionProblem>({ code: 'sex-contradicts-document', field: 'sex' })
    : sex
}
