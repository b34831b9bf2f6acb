import type { ReactNode } from 'react'
import { Choices } from '../ui/Choices.tsx'
import { useWords } from '../wording/use-words.ts'
import './outer-page.css'
import type { Preferences } from './preferences.ts'
import { useWatched } from './use-watched.ts'

/** A page outside the desk's frame: before a desk is open, and while it may not be. Language and type size are still the worker's. */
export function OuterPage(props: { readonly preferences: Preferences; readonly children: ReactNode }) {
  const { preferences } = props
  const { t, language } = useWords()
  const typeSize = useWatched(preferences.typeSize)
  return (
    <div className="outer">
      <header className="outer-bar">
        <img src="./brand.svg" alt="" />
        <strong>{t('frame/product')}</strong>
        <div className="spacer" />
        <Choices
          id="language"
          label={t('settings/language')}
          options={[
            { value: 'zh-CN', label: t('settings/chinese') },
            { value: 'en', label: t('settings/english') },
          ]}
          value={language}
          onChange={preferences.language.set}
        />
        <Choices
          id="type-size"
          label={t('settings/typeSize')}
          options={[
            { value: 'normal', label: t('settings/normal') },
            { value: 'large', label: t('settings/large') },
          ]}
          value={typeSize}
          onChange={preferences.typeSize.set}
        />
      </header>
      <main className="outer-page">{props.children}</main>
    </div>
  )
}
