import { isLanguage, LANGUAGES, type Language } from '../wording/languages.ts'
import type { TypeSize } from './theme.ts'
import { createWatchedValue, type WatchedValue } from './watched-value.ts'

/** How this computer likes its pages. Not a person's data, so plain local storage is the right place. */
export interface Preferences {
  readonly language: WatchedValue<Language>
  readonly typeSize: WatchedValue<TypeSize>
  readonly moreFields: WatchedValue<boolean>
}

/** Where preferences are kept; a browser that forbids it still shows every page, with the defaults. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>

export function readPreferences(storage: PreferenceStorage): Preferences {
  const language = storage.getItem('language')
  const preferences = {
    language: createWatchedValue<Language>(isLanguage(language) ? language : LANGUAGES[0]),
    typeSize: createWatchedValue<TypeSize>(storage.getItem('type-size') === 'large' ? 'large' : 'normal'),
    moreFields: createWatchedValue(storage.getItem('more-fields') === 'open'),
  }
  preferences.language.watch(() => storage.setItem('language', preferences.language.get()))
  preferences.typeSize.watch(() => storage.setItem('type-size', preferences.typeSize.get()))
  preferences.moreFields.watch(() =>
    storage.setItem('more-fields', preferences.moreFields.get() ? 'open' : 'closed'),
  )
  return preferences
}
