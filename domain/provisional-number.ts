import { tidyCode } from './text/normalise-text.ts'

/** `L-` + desk code + the desk's running number. Printed at once, plainly not a volunteer number, and superseded by it on enrolment. */
export function buildProvisionalNumber(deskCode: string, n: number): string {
  return `L-${deskCode}-${String(n).padStart(6, '0')}`
}

/** The desk and its running number, or null where the text is no provisional number. */
export function parseProvisionalNumber(
  raw: string,
): { readonly deskCode: string; readonly n: number } | null {
  const [, deskCode, n] = /^L-([0-9]{6,12}-[0-9]{2})-([0-9]{6,12})$/.exec(tidyCode(raw)) ?? []
  return deskCode && n && Number(n) > 0 ? { deskCode, n: Number(n) } : null
}
