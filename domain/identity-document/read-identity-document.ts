import type { DocumentType, IdentityDocument } from '../facts/identity-document-fields.ts'
import type { PlainDate } from '../plain-date.ts'
import type { AdmissionProblem } from '../registration/admission-problem.ts'
import { accepted, type Result, rejected } from '../result.ts'
import { detectDocumentType } from './detect-document-type.ts'
import { normaliseDocumentNumber } from './normalise-document-number.ts'
import { readNationalDocument } from './read-national-document.ts'
import { readOtherDocument } from './read-other-document.ts'

/** Something worth showing that is no reason to refuse. */
export type DocumentNote =
  /** The division of first issue has been merged or renamed since; the number stays good for life. */
  | { readonly code: 'division-abolished'; readonly division: string }
  /** The card is of the form before December 2023; it carries no readable birth date. */
  | { readonly code: 'old-foreign-card' }

/** A document as it is kept, with what its number says of the person. Absent where the number does not say. */
export interface ReadDocument {
  readonly document: IdentityDocument
  readonly derived: {
    readonly bornOn?: PlainDate
    readonly sex?: 'male' | 'female'
    /** GB/T 2260, six digits: where the number was first issued. */
    readonly division?: string
  }
  readonly notes: readonly DocumentNote[]
}

export interface DocumentContext {
  /** Nothing on a document may lie after this day. */
  readonly today: PlainDate
  /** Dotted path of the document in the draft; problems are placed at `<field>.number` and `<field>.type`. */
  readonly field?: string
}

/**
 * Reads an identity document as typed or scanned. With `type` null the number itself says which document it is.
 * Answers exactly one problem: the first reason a person can act on (nothing typed, length, form, document, date, check character).
 * Sources: GB 11643-1999, ISO 7064, Resident Identity Card Law 2 and 3.
 */
export function readIdentityDocument(
  type: DocumentType | null,
  raw: string,
  { today, field = 'document' }: DocumentContext,
): Result<ReadDocument, AdmissionProblem> {
  const number = normaliseDocumentNumber(raw)
  if (number === '') return rejected<AdmissionProblem>({ code: 'required', field: `${field}.number` })

  const detected = detectDocumentType(number)
  const kept = type ?? detected ?? guessFromLength(number)
  if (kept === null) return rejected<AdmissionProblem>({ code: 'required', field: `${field}.type` })

  const read = isNationalType(kept)
    ? readNationalDocument(kept, number, { today, field })
    : readOtherDocument(kept, number, field)
  return read.ok ? accepted({ ...read.value, document: { type: kept, number } }) : read
}

const NATIONAL_TYPES = [
  'resident-id',
  'household-register',
  'hmt-residence-permit',
  'foreign-permanent-resident',
] as const satisfies readonly DocumentType[]
export type NationalDocumentType = (typeof NATIONAL_TYPES)[number]
export type OtherDocumentType = Exclude<DocumentType, NationalDocumentType>

function isNationalType(type: DocumentType): type is NationalDocumentType {
  return NATIONAL_TYPES.some((national) => national === type)
}

/** Digits alone, of whatever length, are somebody's resident number with a slip of the hand, not a document of another kind. */
function guessFromLength(number: string): DocumentType | null {
  return /^[0-9]+X?$/.test(number) ? 'resident-id' : null
}
