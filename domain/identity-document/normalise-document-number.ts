import { tidyCode } from '../text/normalise-text.ts'

/** Half-width, upper case, without blanks, hyphens or brackets: `４１０２０２ １９６０… x` and `A123456(7)` as they are compared. */
export function normaliseDocumentNumber(raw: string): string {
  return tidyCode(raw).replace(/[-‐‑–—()·.]/g, '')
}
