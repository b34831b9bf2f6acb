import type { ConsentNotice } from './consent-notice.ts'
import { GUARDIAN_CONSENT_NOTICE } from './guardian-consent-notice.ts'
import { OWN_CONSENT_NOTICE } from './own-consent-notice.ts'

/** A text that has been read to people stays here when a newer one takes its place: consents to it are printed with it. */
const NOTICES: readonly ConsentNotice[] = [GUARDIAN_CONSENT_NOTICE, OWN_CONSENT_NOTICE]

/** The notice of a version; null where this program does not have its text, which nobody may then make up (PIPL 14, 17). */
export function findNotice(version: string): ConsentNotice | null {
  return NOTICES.find((notice) => notice.version === version) ?? null
}
