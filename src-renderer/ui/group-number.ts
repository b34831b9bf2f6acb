/** A long number in groups that can be read aloud: 110101 19900307 7571, 138 0000 0000. Others stay as they are. */
export function groupNumber(number: string): string {
  const text = number.normalize('NFKC').trim()
  if (/^\d{17}[\dXx]$/.test(text)) return `${text.slice(0, 6)} ${text.slice(6, 14)} ${text.slice(14)}`
  if (/^1\d{10}$/.test(text)) return `${text.slice(0, 3)} ${text.slice(3, 7)} ${text.slice(7)}`
  return text
}
