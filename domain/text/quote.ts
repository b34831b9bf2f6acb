/** How much of a strange value goes into a problem: enough to find it, never a whole letter. */
const QUOTED = 40

/**
 * The beginning of a strange value, as a problem names it. Never half a character: CouchDB refuses a whole request for one, and a ruling
 * that cannot be written would hold up every office.
 */
export function quote(text: string): string {
  return text.slice(0, QUOTED).replace(/\p{Cs}/gu, '')
}
