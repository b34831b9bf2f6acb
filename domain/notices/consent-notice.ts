import type { NoticeLanguage } from '../facts/notice-languages.ts'

type Words = Readonly<Record<NoticeLanguage, string>>

/** The text read to a person before they consent. A changed text is a new version: consent to the old one stays consent to the old one. */
export interface ConsentNotice {
  readonly version: string
  /** First day on which it is shown. */
  readonly from: string
  readonly title: Words
  readonly sections: readonly { readonly heading: Words; readonly text: Words }[]
}

/** One notice in one language, with the office that the person stands in. */
export interface ReadableNotice {
  readonly version: string
  readonly language: NoticeLanguage
  readonly title: string
  readonly sections: readonly { readonly heading: string; readonly text: string }[]
}

/** Builds the text to show, print or read aloud; `office` is the name of the organisation at the counter. */
export function buildReadableNotice(
  notice: ConsentNotice,
  language: NoticeLanguage,
  office: string,
): ReadableNotice {
  const fill = (words: Words) => words[language].replaceAll('{office}', office)
  return {
    version: notice.version,
    language,
    title: fill(notice.title),
    sections: notice.sections.map(({ heading, text }) => ({ heading: fill(heading), text: fill(text) })),
  }
}
