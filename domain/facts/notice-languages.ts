/** Languages in which a consent notice can be read to a person. */
export const NOTICE_LANGUAGES = ['zh-CN', 'en'] as const
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number]
