import { App, ConfigProvider } from 'antd'
import english from 'antd/locale/en_US'
import chinese from 'antd/locale/zh_CN'
import type { i18n } from 'i18next'
import { type ReactNode, useLayoutEffect } from 'react'
import { I18nextProvider } from 'react-i18next'
import type { Preferences } from './preferences.ts'
import { buildTheme } from './theme.ts'
import { useWatched } from './use-watched.ts'

/** Theme, language and type size around every page, also around the ones shown before a desk is open. */
export function DeskApp(props: {
  readonly preferences: Preferences
  readonly wording: i18n
  readonly children: ReactNode
}) {
  const { preferences, wording } = props
  const language = useWatched(preferences.language)
  const typeSize = useWatched(preferences.typeSize)

  // Before the first paint in another language, so that no sentence of the old one is seen.
  if (wording.language !== language) void wording.changeLanguage(language)

  useLayoutEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dataset.typeSize = typeSize
    document.title = wording.t('frame/product')
  }, [language, typeSize, wording])

  return (
    <ConfigProvider
      theme={buildTheme(typeSize)}
      locale={language === 'en' ? english : chinese}
      button={{ autoInsertSpace: false }}
      {...styleNonce()}
    >
      <I18nextProvider i18n={wording}>
        <App className="app">{props.children}</App>
      </I18nextProvider>
    </ConfigProvider>
  )
}

/** antd writes its styles at run time; under a strict policy they carry the nonce the server put into the page. */
function styleNonce() {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content
  return nonce ? { csp: { nonce } } : {}
}
