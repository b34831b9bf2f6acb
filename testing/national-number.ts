import { checkCharacterMod11x2 } from '#domain/iso-7064'

/** A national identity number that passes every check: six digits of division, a birth date, and an odd sequence for a man. */
export function buildNationalNumber(division: string, bornOn: string, sequence: string): string {
  const digits = `${division}${bornOn.replaceAll('-', '')}${sequence}`
  return digits + checkCharacterMod11x2(digits)
}
