import { GUARDIAN_CONSENT_SCOPE_LIST } from '#domain/code-lists/guardian-consent-lists'
import { KAIFENG_DIVISIONS } from '#domain/code-lists/kaifeng-divisions'
import { OWN_CONSENT_SCOPE_LIST } from '#domain/code-lists/own-consent-scopes'
import { guardianScopesAsked, ownScopesAsked } from '#domain/consent/asked-scopes'
import { VOLUNTEER_OATH } from '#domain/notices/volunteer-oath'
import { addYears, findPlainDate } from '#domain/plain-date'
import { AGES } from '#domain/policy/ages'
import { getMinorsPolicy } from '#domain/policy/minors-policy'
import { useDeskPorts } from '../../app/desk-ports.ts'
import { useWords } from '../../wording/use-words.ts'
import { getNotice } from './consent-notices.ts'
import { readText } from './draft-paths.ts'
import { useField, useForm } from './form-fields.tsx'
import { GuardianFields } from './GuardianFields.tsx'
import { NoticePanel } from './NoticePanel.tsx'
import { OwnWord } from './OwnWord.tsx'
import { ScopeQuestions } from './ScopeQuestions.tsx'
import { SignatureField } from './SignatureField.tsx'
import { TextField } from './TextField.tsx'
import { TickField } from './TickField.tsx'
import { tidyDate } from './tidy-date.ts'

/** The notice in full, the answers, and who gives them: the resident, or the guardian of one who cannot alone. */
export function ConsentStep() {
  const needs = useForm((state) => state.standing?.needs ?? 'own-consent')
  return needs === 'guardian-consent' ? <GuardianConsentStep /> : <OwnConsentStep />
}

function OwnConsentStep() {
  const { identity } = useDeskPorts()
  const { language } = useWords()
  return (
    <>
      <NoticePanel
        notice={getNotice('own-consent', language, identity.organisation.name)}
        root="ownConsent"
      />
      <MissingConsent path="ownConsent" />
      <ScopeQuestions root="ownConsent" asked={ownScopesAsked()} words={OWN_CONSENT_SCOPE_LIST} />
      <Oath />
      <GivenOn root="ownConsent" />
    </>
  )
}

function GuardianConsentStep() {
  const { identity, today } = useDeskPorts()
  const { t, language } = useWords()
  const age = useForm((state) => state.standing?.age ?? 0)
  const isMinor = age < AGES.majority
  const bornOn = useForm((state) => findPlainDate(readText(state.draft, 'bornOn')))
  const division = useForm((state) => readText(state.draft, 'serviceArea'))
  const policy = getMinorsPolicy(division, today())
  return (
    <>
      <h2>{t('register/sections/guardian')}</h2>
      <MissingConsent path="guardianConsent" />
      <GuardianFields />
      <NoticePanel
        notice={getNotice('guardian-consent', language, identity.organisation.name)}
        root="guardianConsent"
      />
      {isMinor ? (
        <p className="policy">
          {t('consent/accompaniment', { rule: t(`choices/accompaniment/${policy.accompaniment}`) })}
          <span className="soft">
            {' '}
            {policy.source[language === 'en' ? 'en' : 'zh']}
            {divisionName(division, language)}
          </span>
        </p>
      ) : null}
      <ScopeQuestions
        root="guardianConsent"
        asked={guardianScopesAsked(age, policy.accompaniment)}
        words={GUARDIAN_CONSENT_SCOPE_LIST}
      />
      <OwnWord age={age} />
      <Oath />
      <SignatureField />
      <GivenOn root="guardianConsent" />
      {isMinor && bornOn !== null ? (
        <p className="soft">{t('consent/validUntil', { date: addYears(bornOn, AGES.majority) })}</p>
      ) : null}
    </>
  )
}

/** Consent as a whole is missing: said once, above its parts. */
function MissingConsent({ path }: { readonly path: string }) {
  const { problem } = useField(path)
  if (problem === null) return null
  return (
    <p className="whole-problem" role="alert" data-field={path} data-wrong="">
      {problem}
    </p>
  )
}

function Oath() {
  const { t, language } = useWords()
  return (
    <section className="oath" aria-label={t('register/sections/oath')}>
      <h2>{t('register/sections/oath')}</h2>
      <blockquote>{VOLUNTEER_OATH[language]}</blockquote>
      <TickField path="oathRead" required text={t('consent/oath')} />
    </section>
  )
}

/** Today, unless a paper form was signed earlier. */
function GivenOn({ root }: { readonly root: 'ownConsent' | 'guardianConsent' }) {
  const { today } = useDeskPorts()
  return (
    <div className="fields">
      <TextField path={`${root}.givenOn`} inputMode="numeric" tidy={tidyDate} standard={today()} passed />
    </div>
  )
}

function divisionName(division: string, language: string): string {
  const found = KAIFENG_DIVISIONS.find((known) => known.value === division)
  return found ? ` · ${language === 'en' ? found.en : found.zh}` : ''
}
