import { PauseCircleOutlined, SoundOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ReadableNotice } from '#domain/notices/consent-notice'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useWords } from '../../wording/use-words.ts'
import { noticeVersion } from './consent-notices.ts'
import { TickField } from './TickField.tsx'

/** The notice in full with its version: consent to a text nobody saw would be no consent. */
export function NoticePanel(props: { readonly notice: ReadableNotice; readonly root: string }) {
  const { notice, root } = props
  const { voice, registration } = useDeskPorts()
  const { t } = useWords()
  const [speaking, setSpeaking] = useState(false)
  const canSpeak = useSyncExternalStore(voice.watch, () => voice.canSpeak(notice.language))
  useEffect(() => voice.stop, [voice])

  function readAloud(): void {
    if (speaking) {
      voice.stop()
      setSpeaking(false)
      return
    }
    const text = [notice.title, ...notice.sections.flatMap((part) => [part.heading, part.text])].join('。')
    setSpeaking(true)
    registration.change(`${root}.notice.readAloud`, true)
    voice.speak(text, notice.language, () => setSpeaking(false))
  }

  return (
    <section className="notice" aria-label={notice.title}>
      <header>
        <h2>{notice.title}</h2>
        <span className="soft">{t('consent/version', { version: noticeVersion(notice.version) })}</span>
        {canSpeak ? (
          <Button icon={speaking ? <PauseCircleOutlined /> : <SoundOutlined />} onClick={readAloud}>
            {speaking ? t('consent/stopReading') : t('consent/readAloud')}
          </Button>
        ) : null}
      </header>
      <section
        className="notice-text"
        aria-label={t('consent/noticeTitle')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable by keyboard; the arrow keys scroll it.
        tabIndex={0}
        data-stop=""
        data-field={`${root}.notice`}
      >
        {notice.sections.map((section) => (
          <article key={section.heading}>
            <h3>{section.heading}</h3>
            <p>{section.text}</p>
          </article>
        ))}
      </section>
      {canSpeak ? null : <p className="soft">{t('consent/noVoice')}</p>}
      <TickField path={`${root}.notice.readAloud`} text={t('consent/wasReadAloud')} />
    </section>
  )
}
