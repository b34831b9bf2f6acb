import { PauseCircleOutlined, SoundOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { OWN_WILLS, UNDERSTANDINGS } from '#domain/facts/guardian-consent'
import { PLAIN_WORDS } from '#domain/notices/plain-words'
import { AGES } from '#domain/policy/ages'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useWords } from '../../wording/use-words.ts'
import { ChoiceField } from './ChoiceField.tsx'

/** The person's own word beside the guardian's: a child's from 8 on, and an adult's after plain words. */
export function OwnWord({ age }: { readonly age: number }) {
  const { t } = useWords()
  if (age < AGES.limitedCapacity) return null
  if (age >= AGES.majority) return <OwnWillOfAdult />
  return (
    <ChoiceField
      path="guardianConsent.ownView"
      required
      wide
      hint={t('consent/ownViewQuestion')}
      options={[
        { value: 'agrees', label: t('choices/ownView/agrees') },
        { value: 'disagrees', label: t('choices/ownView/disagrees') },
      ]}
    />
  )
}

function OwnWillOfAdult() {
  const { t } = useWords()
  return (
    <>
      <PlainWords />
      <ChoiceField
        path="guardianConsent.ownWill.understands"
        required
        wide
        hint={t('consent/understandsQuestion')}
        options={UNDERSTANDINGS.map((value) => ({ value, label: t(`choices/understands/${value}`) }))}
      />
      <ChoiceField
        path="guardianConsent.ownWill.says"
        required
        wide
        hint={t('consent/ownWillQuestion')}
        options={OWN_WILLS.map((value) => ({ value, label: t(`choices/ownWill/${value}`) }))}
      />
    </>
  )
}

/** Short sentences for the ear, large enough to follow with a finger. */
function PlainWords() {
  const { voice } = useDeskPorts()
  const { t, language } = useWords()
  const [speaking, setSpeaking] = useState(false)
  const canSpeak = useSyncExternalStore(voice.watch, () => voice.canSpeak(language))
  useEffect(() => voice.stop, [voice])

  function readAloud(): void {
    if (speaking) voice.stop()
    else voice.speak(PLAIN_WORDS[language].join('\n'), language, () => setSpeaking(false))
    setSpeaking(!speaking)
  }
  return (
    <section className="plain-words" aria-label={t('consent/plainWords/title')}>
      <header>
        <h2>{t('consent/plainWords/title')}</h2>
        {canSpeak ? (
          <Button icon={speaking ? <PauseCircleOutlined /> : <SoundOutlined />} onClick={readAloud}>
            {t(speaking ? 'consent/plainWords/stop' : 'consent/plainWords/read')}
          </Button>
        ) : null}
      </header>
      <p className="soft">{t('consent/plainWords/hint')}</p>
      <ol>
        {PLAIN_WORDS[language].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </section>
  )
}
