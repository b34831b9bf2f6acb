import type { NoticeLanguage } from '#domain/facts/notice-languages'
import { buildReadableNotice, type ReadableNotice } from '#domain/notices/consent-notice'
import { GUARDIAN_CONSENT_NOTICE } from '#domain/notices/guardian-consent-notice'
import { OWN_CONSENT_NOTICE } from '#domain/notices/own-consent-notice'
import type { FoundStanding } from '#domain/registration/find-standing'

/** A version as people read it: the letters before it only say whose notice it is. */
export function noticeVersion(version: string): string {
  return version.replace(/^[a-z]+-/, '')
}

/** The notice for whoever consents, in the language of the page: what is shown, read aloud, and named in the fact. */
export function getNotice(
  needs: FoundStanding['needs'],
  language: NoticeLanguage,
  office: string,
): ReadableNotice {
  const notice = needs === 'guardian-consent' ? GUARDIAN_CONSENT_NOTICE : OWN_CONSENT_NOTICE
  return buildReadableNotice(notice, language, office)
}
