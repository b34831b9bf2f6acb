import type { DocumentType } from '#domain/facts/identity-document-fields'
import { DOCUMENT_TYPES } from '#domain/facts/identity-document-fields'
import {
  type DocumentNote,
  type ReadDocument,
  readIdentityDocument,
} from '#domain/identity-document/read-identity-document'
import type { PlainDate } from '#domain/plain-date'
import type { ResidentDraft } from '#domain/registration/resident-draft'

/** What the number in a draft says of the person; null while it is not a complete, right number. */
export interface DocumentReading {
  readonly document: ReadDocument['document']
  readonly derived: ReadDocument['derived']
  readonly notes: readonly DocumentNote[]
}

export function readDraftDocument(draft: ResidentDraft, today: PlainDate): DocumentReading | null {
  const typed = draft.document?.number ?? ''
  if (typed.trim() === '') return null
  const read = readIdentityDocument(findDocumentType(draft.document?.type), typed, { today })
  return read.ok ? read.value : null
}

export function findDocumentType(value: string | null | undefined): DocumentType | null {
  return DOCUMENT_TYPES.find((type) => type === value) ?? null
}
