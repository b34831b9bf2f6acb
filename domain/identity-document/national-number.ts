import { checkCharacterMod11x2 } from '../iso-7064.ts'

/** Seventeen digits and a check character: the form GB 11643 gives to every national identity number. */
const NATIONAL_FORM = /^[0-9]{17}[0-9X]$/

/** First two digits that GB/T 2260 has ever given to a province; the rest of a division code may be abolished. */
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/

export type NationalNumberFamily = 'resident' | 'hmt-residence-permit' | 'foreign-permanent-resident'

export function hasNationalForm(number: string): boolean {
  return NATIONAL_FORM.test(number)
}

export function hasNationalCheckCharacter(number: string): boolean {
  return checkCharacterMod11x2(number.slice(0, 17)) === number.slice(17)
}

/**
 * Whose number it is, by its first digits: 810000, 820000, 830000 are the residence permits of Hong Kong, Macao and Taiwan
 * residents (State Council notice 国办发〔2018〕81号), 9 is the foreign permanent resident card since December 2023.
 * Null where no authority ever gave out such a beginning.
 */
export function findNationalNumberFamily(number: string): NationalNumberFamily | null {
  if (number.startsWith('9')) return 'foreign-permanent-resident'
  if (/^8[123]/.test(number)) return /^8[123]0000/.test(number) ? 'hmt-residence-permit' : null
  return PROVINCES.test(number) ? 'resident' : null
}

/** The birth date written in a national number, as text: it need not exist in the calendar. */
export function birthDateIn(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
}

/** GB 11643: the sequence is odd for men and even for women. */
export function sexIn(number: string): 'male' | 'female' {
  return Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female'
}
