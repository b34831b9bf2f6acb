/** Letters in the order of the numbers 10, 11, 12 … that Taiwan's household registration gives them. */
const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'

/** Hong Kong identity card: weights 9 to 2 over letters (A = 10, blank = 36) and digits; the check character makes 11 divide the sum. */
export function hasHongKongCheckCharacter(number: string): boolean {
  const padded = number.padStart(9, ' ')
  let sum = 0
  for (let place = 0; place < 9; place++) sum += valueInHongKong(padded.charAt(place)) * (9 - place)
  return sum % 11 === 0
}

function valueInHongKong(character: string): number {
  if (character === ' ') return 36
  return /[0-9]/.test(character) ? Number(character) : character.charCodeAt(0) - 55
}

/** Taiwan identity card: the letter's two digits weigh 1 and 9, the following digits 8 to 1, and the last 1; 10 divides the sum. */
export function hasTaiwanCheckDigit(number: string): boolean {
  const letter = TAIWAN_LETTERS.indexOf(number.charAt(0)) + 10
  let sum = Math.floor(letter / 10) + (letter % 10) * 9
  for (let place = 1; place <= 8; place++) sum += Number(number.charAt(place)) * (9 - place)
  return (sum + Number(number.charAt(9))) % 10 === 0
}
