import type { DocumentType } from '../facts/identity-document-fields.ts'
import { findNationalNumberFamily, hasNationalForm } from './national-number.ts'
import { hasHongKongCheckCharacter, hasTaiwanCheckDigit } from './regional-numbers.ts'

/** Three letters of a nationality and twelve digits: the foreign permanent resident card before December 2023, still valid. */
export const OLD_FOREIGN_CARD = /^[A-Z]{3}[0-9]{12}$/

/**
 * Which document a normalised number belongs to, or null where the number alone does not say.
 * A residence permit and a foreign card pass the citizen's check too, so their first digits are asked before anything else.
 */
export function detectDocumentType(number: string): DocumentType | null {
  if (hasNationalForm(number)) {
    const family = findNationalNumberFamily(number)
    return family === 'resident' || family === null ? 'resident-id' : family
  }
  if (OLD_FOREIGN_CARD.test(number)) return 'foreign-permanent-resident'
  if (/^[HM]([0-9]{8}|[0-9]{10})$/.test(number)) return 'hmt-travel-permit'
  if (/^[A-Z][0-9]{9}$/.test(number) && hasTaiwanCheckDigit(number)) return 'tw-id'
  if (/^[A-Z]{1,2}[0-9]{6}[0-9A]$/.test(number) && hasHongKongCheckCharacter(number)) return 'hk-id'
  return null
}
