import { tidyCode } from '#domain/text/normalise-text'

/** Nothing that is mistaken for something else when copied from paper: no 0, O, 1, I, L. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
/** 158 bits: no machine guesses it, so it needs no machine's secret beside it and opens a desk whose disk was moved. */
export const RECOVERY_KEY_LENGTH = 32

/** A new office recovery key in groups of four, as a person copies it: `ABCD-EFGH-…`. */
export function makeRecoveryKey(): string {
  // Bytes above the last whole round of the alphabet are drawn again, or some letters would come more often.
  const fair = 256 - (256 % ALPHABET.length)
  let key = ''
  while (key.length < RECOVERY_KEY_LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(RECOVERY_KEY_LENGTH))) {
      if (byte < fair && key.length < RECOVERY_KEY_LENGTH) key += ALPHABET[byte % ALPHABET.length]
    }
  }
  return key.replace(/(.{4})(?=.)/g, '$1-')
}

/** The key as it is compared: however it was typed or scanned. It may still be incomplete. */
export function normaliseRecoveryKey(typed: string): string {
  return tidyCode(typed).replace(/\p{P}/gu, '')
}
