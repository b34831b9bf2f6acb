/** Full-width letters, digits and signs (U+FF01–FF5E, as a Chinese input method leaves them) in their ordinary form. */
export function toHalfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}

/**
 * What a person meant to write in one line: no control characters, blanks of every width as one space, none at the ends.
 * Chinese punctuation and compatibility ideographs stay as they are: a name must come back as it stands on the card.
 */
export function tidyLine(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/** A number or code as it is compared: half-width, upper case, without any blank. */
export function tidyCode(text: string): string {
  return toHalfWidth(text)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, '')
    .toUpperCase()
}
