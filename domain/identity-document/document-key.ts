import type { IdentityDocument } from '../facts/identity-document-fields.ts'
import { hasNationalForm } from './national-number.ts'
import { normaliseDocumentNumber } from './normalise-document-number.ts'

/**
 * One text for one document, equal on every desk and at the hub: what the roster is searched by and what the hub claims.
 * National numbers share one space, because a child's number on the household register is the number of the later card.
 */
export function documentKey(document: IdentityDocument): string {
  const number = normaliseDocumentNumber(document.number)
  if (hasNationalForm(number)) return `cn:${number}`
  if (document.type === 'hmt-travel-permit') return `hmt-travel-permit:${withoutIssueCount(number)}`
  return `${document.type}:${number}`
}

/** The last two of the eleven characters of an older travel permit count its replacements; the person stays the same. */
function withoutIssueCount(number: string): string {
  return /^[HM][0-9]{10}$/.test(number) ? number.slice(0, 9) : number
}
