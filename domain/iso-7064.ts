const DIGITS_X = '0123456789X'
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO 7064 MOD 11-2 over a text of digits: one of 0–9 and X (GB 11643 identity numbers). */
export function checkCharacterMod11x2(digits: string): string {
  let sum = 0
  for (const digit of digits) sum = ((sum + Number(digit)) * 2) % 11
  return DIGITS_X.charAt((12 - sum) % 11)
}

/** ISO 7064 MOD 37,36 over a text of 0–9 and A–Z: one of the same 36 characters. */
export function checkCharacterMod37x36(text: string): string {
  let product = 36
  for (const character of text) {
    const sum = (product + ALPHANUMERIC.indexOf(character)) % 36
    product = ((sum === 0 ? 36 : sum) * 2) % 37
  }
  return ALPHANUMERIC.charAt((37 - product) % 36)
}
