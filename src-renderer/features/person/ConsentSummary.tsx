import { CheckOutlined, CloseOutlined } from '@ant-design/icons'
import {
  GUARDIAN_CONSENT_SCOPE_LIST,
  GUARDIAN_RELATION_LIST,
} from '#domain/code-lists/guardian-consent-lists'
import { OWN_CONSENT_SCOPE_LIST } from '#domain/code-lists/own-consent-scopes'
import { ACCOMPANIMENT_RULES } from '#domain/facts/accompaniment-rule'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { codeWord } from '../../wording/code-words.ts'
import { useWords } from '../../wording/use-words.ts'
import { noticeVersion } from '../register/consent-notices.ts'
import { describeOwnWord } from './describe-consent.ts'
import { SignatureImage } from './SignatureImage.tsx'
import './person.css'

/** Who consented to what, when, on which notice, and how it was signed. */
export function ConsentSummary({ resident }: { readonly resident: ResidentDraft }) {
  const words = useWords()
  const { t, language } = words
  const { ownConsent, guardianConsent } = resident
  const consent = guardianConsent ?? ownConsent
  if (!consent) return null
  const list = guardianConsent ? GUARDIAN_CONSENT_SCOPE_LIST : OWN_CONSENT_SCOPE_LIST
  const date = consent.givenOn ?? ''
  const guardian = guardianConsent?.guardian
  const signature = guardianConsent?.signature
  const rule = ACCOMPANIMENT_RULES.find((known) => known === guardianConsent?.accompaniment)
  return (
    <section className="sheet">
      <h2>{t('person/sections/consent')}</h2>
      <p className="consent-by">
        {guardian
          ? t('person/consentBy', {
              name: guardian.fullName ?? '',
              relation: codeWord(GUARDIAN_RELATION_LIST, guardian.relation ?? null, language) ?? '',
              date,
            })
          : t('person/ownConsentOn', { date })}
      </p>
      <p className="soft">
        {t('person/notice', { version: noticeVersion(consent.notice?.version ?? '') })}
        {consent.notice?.readAloud ? ` · ${t('person/readAloud')}` : ''}
      </p>
      <ul className="consent-scopes">
        {list
          .filter(({ value }) => consent.scopes?.[value] != null)
          .map(({ value }) => (
            <li key={value} data-yes={consent.scopes?.[value]}>
              {consent.scopes?.[value] ? <CheckOutlined aria-hidden /> : <CloseOutlined aria-hidden />}
              <span>{codeWord(list, value, language)}</span>
              <b>{t(consent.scopes?.[value] ? 'consent/yes' : 'consent/no')}</b>
            </li>
          ))}
      </ul>
      {guardianConsent
        ? describeOwnWord(guardianConsent, words)
            .filter(({ value }) => value !== '')
            .map(({ field, name, value }) => <p key={field}>{t('person/ownWord', { name, value })}</p>)
        : null}
      {rule === undefined ? null : (
        <p className="soft">{t('consent/accompaniment', { rule: t(`choices/accompaniment/${rule}`) })}</p>
      )}
      {guardianConsent?.validUntil ? (
        <p className="soft">{t('consent/validUntil', { date: guardianConsent.validUntil })}</p>
      ) : null}
      <SignatureImage signature={signature} />
      {signature?.paperNumber ? <p>{t('person/paperForm', { number: signature.paperNumber })}</p> : null}
    </section>
  )
}
