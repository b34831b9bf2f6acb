import { NOTICE_LANGUAGES } from '#domain/facts/notice-languages'
import { buildReadableNotice } from '#domain/notices/consent-notice'
import { findNotice } from '#domain/notices/find-notice'
import { useWords } from '../../wording/use-words.ts'
import { noticeVersion } from '../register/consent-notices.ts'

/** The notice as it was shown: in its version and its language, whatever the page speaks now. */
export function SheetNotice(props: {
  readonly title: string
  readonly version: string
  readonly language: string
  readonly office: string
}) {
  const { t } = useWords()
  const { version, office } = props
  const notice = findNotice(version)
  const language = NOTICE_LANGUAGES.find((known) => known === props.language) ?? 'zh-CN'
  if (notice === null) {
    return (
      <section className="sheet-notice">
        <h2>{props.title}</h2>
        <p>{t('consentSheet/noticeUnknown', { version: noticeVersion(version), office })}</p>
      </section>
    )
  }
  const { title, sections } = buildReadableNotice(notice, language, office)
  return (
    <section className="sheet-notice">
      <h2>{props.title}</h2>
      <div lang={language}>
        <p className="sheet-notice-title">{title}</p>
        {sections.map(({ heading, text }) => (
          <p key={heading}>
            <b>{heading}</b> {text}
          </p>
        ))}
      </div>
      <p className="sheet-version">{t('consentSheet/noticeVersion', { version: noticeVersion(version) })}</p>
    </section>
  )
}
