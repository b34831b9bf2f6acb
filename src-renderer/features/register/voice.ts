import type { NoticeLanguage } from '#domain/facts/notice-languages'

/** Reads a text aloud with the machine's own voices. Many office machines have none; the page then asks the worker to read. */
export interface Voice {
  readonly canSpeak: (language: NoticeLanguage) => boolean
  readonly speak: (text: string, language: NoticeLanguage, onEnd: () => void) => void
  readonly stop: () => void
  /** Voices load late: calls back when there are new ones. */
  readonly watch: (listener: () => void) => () => void
}

const SPOKEN: Readonly<Record<NoticeLanguage, string>> = { 'zh-CN': 'zh', en: 'en' }

export function machineVoice(speech: SpeechSynthesis | undefined): Voice {
  const findVoice = (language: NoticeLanguage) =>
    speech
      ?.getVoices()
      .find((voice) => voice.lang.toLowerCase().startsWith(SPOKEN[language]) && voice.localService)
  return {
    canSpeak: (language) => findVoice(language) !== undefined,
    speak(text, language, onEnd) {
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.voice = findVoice(language) ?? null
      utterance.lang = language
      // A calm pace: the listener may be old, and the text is law.
      utterance.rate = 0.9
      utterance.onend = onEnd
      utterance.onerror = onEnd
      speech?.cancel()
      speech?.speak(utterance)
    },
    stop: () => speech?.cancel(),
    watch(listener) {
      speech?.addEventListener('voiceschanged', listener)
      return () => speech?.removeEventListener('voiceschanged', listener)
    },
  }
}
