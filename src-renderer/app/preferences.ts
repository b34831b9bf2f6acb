import { isLanguage, LANGUAGES, type Language } from '../wording/languages.ts'
import type { TypeSize } from './theme.ts'
import { createWatchedValue, type WatchedValue } from './watched-value.ts'

export const IDLE_MINUTES = ['5', '10', '30'] as const
export type IdleMinutes = (typeof IDLE_MINUTES)[number]

/** How this computer likes its pages. Not a person's data, so plain local storage is the right place. */
export interface Preferences {
  readonly language: WatchedValue<Language>
  readonly typeSize: WatchedValue<TypeSize>
  readonly moreFields: WatchedValue<boolean>
  /** After how long without a touch the desk locks itself. */
  readonly idleMinutes: WatchedValue<IdleMinutes>
}

/** Where preferences are kept; a browser that forbids it still shows every page, with the defaults. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>

export function readPreferences(storage: PreferenceStorage): Preferences {
  const language = storage.getItem('language')
  const preferences = {
    language: createWatchedValue<Language>(isLanguage(language) ? language : LANGUAGES[0]),
    typeSize: createWatchedValue<TypeSize>(storage.getItem('type-size') === 'large' ? 'large' : 'normal'),
    moreFields: createWatchedValue(storage.getItem('more-fields') === 'open'),
    idleMinutes: createWatchedValue<IdleMinutes>(
      IDLE_MINUTES.find((minutes) => minutes === storage.getItem('idle-minutes')) ?? '10',
    ),
  }
  preferences.language.watch(() => storage.setItem('language', preferences.language.get()))
  preferences.typeSize.watch(() => storage.setItem('type-size', preferences.typeSize.get()))
  preferences.moreFields.watch(() =>
    storage.setItem('more-fields', preferences.moreFields.get() ? 'open' : 'closed'),
  )
  preferences.idleMinutes.watch(() => storage.setItem('idle-minutes', preferences.idleMinutes.get()))
  return preferences
}
