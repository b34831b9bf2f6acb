import { Link } from 'react-router'
import { KAIFENG_DIVISIONS } from '#domain/code-lists/kaifeng-divisions'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { IDLE_MINUTES } from '../../app/preferences.ts'
import { useWatched } from '../../app/use-watched.ts'
import { Choices } from '../../ui/Choices.tsx'
import { codeWord } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import { EnrolAgain } from './EnrolAgain.tsx'
import { KnownDesks } from './KnownDesks.tsx'
import './settings.css'

const KEYS = [
  { keys: 'Enter', does: 'enter' },
  { keys: 'Ctrl + Enter', does: 'submit' },
  { keys: 'F2', does: 'fresh' },
  { keys: 'F4', does: 'search' },
  { keys: 'F9', does: 'lock' },
  { keys: '← →', does: 'choice' },
] as const

/** Language, type size, and what this desk is. */
export function SettingsPage() {
  const { preferences, identity, host } = useDeskPorts()
  const { t, language } = useWords()
  const typeSize = useWatched(preferences.typeSize)
  const idleMinutes = useWatched(preferences.idleMinutes)
  const { organisation, desk, workers } = identity
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('settings/title')}</h1>
      </header>
      <section className="sheet settings">
        <div>
          <h2>{t('settings/language')}</h2>
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
        </div>
        <div>
          <h2>{t('settings/typeSize')}</h2>
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
          <p className="soft">{t('settings/typeSizeHint')}</p>
        </div>
        <div>
          <h2>{t('vault/idle')}</h2>
          <Choices
            id="idle-minutes"
            label={t('vault/idle')}
            options={IDLE_MINUTES.map((value) => ({ value, label: t(`vault/idleMinutes/${value}`) }))}
            value={idleMinutes}
            onChange={preferences.idleMinutes.set}
          />
          <p className="soft">{t('vault/idleHint')}</p>
        </div>
      </section>
      <div className="settings-columns">
        <section className="sheet">
          <h2>{t('settings/about')}</h2>
          <dl className="facts">
            <dt>{t('settings/desk')}</dt>
            <dd>
              {desk.name}
              <span className="soft"> {desk.code}</span>
            </dd>
            <dt>{t('settings/office')}</dt>
            <dd>{organisation.name}</dd>
            <dt>{t('settings/level')}</dt>
            <dd>{t(`choices/organisationLevel/${organisation.level}`)}</dd>
            <dt>{t('settings/division')}</dt>
            <dd>
              {codeWord(KAIFENG_DIVISIONS, organisation.division, language)}
              <span className="soft"> {organisation.division}</span>
            </dd>
            <dt>{t('settings/workers')}</dt>
            <dd>{workers.map((worker) => worker.name).join('、')}</dd>
            <dt>{t('settings/edition')}</dt>
            <dd>{t(`settings/${host.edition}`)}</dd>
          </dl>
        </section>
        <section className="sheet">
          <h2>{t('settings/keys')}</h2>
          <dl className="facts">
            {KEYS.map(({ keys, does }) => (
              <div className="contents" key={does}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{t(`settings/key/${does}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <section className="sheet enrol-again">
        <div>
          <h2>{t('vault/recovery/code')}</h2>
          <p className="soft">{t('vault/renew/linkHint')}</p>
        </div>
        <Link className="button-link" to="/recovery-code">
          {t('vault/renew/link')}
        </Link>
      </section>
      <section className="sheet enrol-again">
        <div>
          <h2>{t('minors/views/title')}</h2>
          <p className="soft">{t('minors/views/linkHint')}</p>
        </div>
        <Link className="button-link" to="/minor-views">
          {t('minors/views/link')}
        </Link>
      </section>
      <EnrolAgain />
      <KnownDesks />
    </div>
  )
}
