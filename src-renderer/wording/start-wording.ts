import i18next, { type i18n } from 'i18next'
import { wording as english } from './en/wording.ts'
import type { Language } from './languages.ts'
import { wording as chinese } from './zh-cn/wording.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    // Keys that the Chinese table does not have fail to compile.
    resources: { translation: typeof chinese }
    keySeparator: '/'
  }
}

/** Both tables ship with the program: a language can be switched with no network. */
export function startWording(language: Language): i18n {
  const wording = i18next.createInstance()
  void wording.init({
    lng: language,
    fallbackLng: false,
    // Field paths have dots in them, so a slash leads into a table.
    keySeparator: '/',
    nsSeparator: false,
    resources: { 'zh-CN': { translation: chinese }, en: { translation: english } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return wording
}
