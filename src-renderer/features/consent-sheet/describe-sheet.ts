import { ACCOMPANIMENT_RULES } from '#domain/facts/accompaniment-rule'
import { NOTICE_LANGUAGES } from '#domain/facts/notice-languages'
import { addYears, findPlainDate } from '#domain/plain-date'
import { AGES } from '#domain/policy/ages'
import { getMinorsPolicy } from '#domain/policy/minors-policy'
import { describeGuardianConsent, describeOwnConsent, describeOwnWord } from '../person/describe-consent.ts'
import { type DescribedField, describeResident, type Words } from '../person/describe-resident.ts'
import { noticeVersion } from '../register/consent-notices.ts'
import type { SheetLine } from './SheetParts.tsx'
import type { GivenConsent } from './use-given-consent.ts'

/** What a form on paper says of the person; the rest of what was registered is not a matter of consent. */
const PERSON = ['fullName', 'sex', 'bornOn', 'phone', 'document', 'residence', 'serviceArea'] as const
const GUARDIAN = ['fullName', 'relation', 'phone', 'shownBy', 'ground', 'document'] as const
/** Fields whose words need a row of their own. */
const WIDE = ['document', 'residence', 'serviceArea', 'ground']

/** Who it is about, and the guardian who consented. */
export function describePeople(
  { registration: { resident }, party, fact }: GivenConsent,
  words: Words,
): readonly { readonly title: string; readonly lines: readonly SheetLine[] }[] {
  const { t } = words
  // The age on the day of the consent: it decided what was asked.
  const day = findPlainDate(fact.at.slice(0, 10))
  const said = day === null ? [] : describeResident(resident, words, day)
  const person = PERSON.flatMap((field) => said.find((one) => one.field === field) ?? [])
  const people = [
    {
      title: t(party === 'guardian' ? 'consentSheet/sections/ward' : 'consentSheet/sections/person'),
      lines: person.flatMap(lineOf),
    },
  ]
  const consent = describeGuardianConsent(resident, words)
  const guardian = GUARDIAN.flatMap(
    (name) => consent.find(({ field }) => field === `guardianConsent.guardian.${name}`) ?? [],
  )
  return party === 'guardian'
    ? [...people, { title: t('consentSheet/sections/guardian'), lines: guardian.flatMap(lineOf) }]
    : people
}

/** Each purpose with its answer. */
export function describeScopes({ registration: { resident }, party }: GivenConsent, words: Words) {
  const said =
    party === 'guardian' ? describeGuardianConsent(resident, words) : describeOwnConsent(resident, words)
  return said
    .filter(({ field }) => field.includes('.scopes.'))
    .map(({ name, value }) => ({ question: name, answer: value }))
}

/** When, on which text, for how long, and what the person said themselves. */
export function describeCircumstances(given: GivenConsent, words: Words): readonly SheetLine[] {
  const { t } = words
  const { registration, party } = given
  const { resident } = registration
  const { guardianConsent, ownConsent } = resident
  const notice = (guardianConsent ?? ownConsent)?.notice
  const language = NOTICE_LANGUAGES.find((known) => known === notice?.language)
  const shown = t('consentSheet/noticeShown', {
    version: noticeVersion(notice?.version ?? ''),
    language: language === undefined ? '—' : t(`consentSheet/noticeLanguage/${language}`),
  })
  const readAloud = t(notice?.readAloud ? 'consentSheet/readAloud/yes' : 'consentSheet/readAloud/no')
  const lines: (SheetLine | null)[] = [
    { name: t('consentSheet/given'), value: (guardianConsent ?? ownConsent)?.givenOn ?? '' },
    ...(guardianConsent ? describeOwnWord(guardianConsent, words).flatMap(lineOf) : []),
    { name: t('consentSheet/notice'), value: [shown, readAloud].join(' · '), wide: true },
    party === 'guardian'
      ? { name: t('consentSheet/until'), value: sayUntil(given, words), wide: true }
      : null,
    sayAccompaniment(given, words),
    resident.oathRead
      ? { name: t('consentSheet/oath'), value: t('consentSheet/oathRead'), wide: true }
      : null,
    { name: t('consentSheet/retention'), value: sayRetention(given, words), wide: true },
  ]
  return lines.filter((line) => line !== null)
}

function sayUntil({ registration: { resident, consent }, fact }: GivenConsent, { t }: Words): string {
  const until =
    consent.history.find(({ factId }) => factId === fact.id)?.until ??
    findPlainDate(resident.guardianConsent?.validUntil ?? '')
  if (until === null) return t('consentSheet/open18')
  const bornOn = findPlainDate(resident.bornOn ?? '')
  const isMajority = bornOn !== null && until === addYears(bornOn, AGES.majority)
  return t(isMajority ? 'consentSheet/untilMajority' : 'consentSheet/untilDate', { date: until })
}

function sayAccompaniment(
  { registration: { resident } }: GivenConsent,
  { t, language, fieldName }: Words,
): SheetLine | null {
  const { guardianConsent: consent, standing } = resident
  const rule = ACCOMPANIMENT_RULES.find((known) => known === consent?.accompaniment)
  const day = findPlainDate(consent?.givenOn ?? '')
  // The rule is about minors; an adult under guardianship is none.
  if (rule === undefined || standing === 'adult-under-guardianship') return null
  const policy = day === null ? null : getMinorsPolicy(resident.serviceArea ?? '', day)
  const source = policy?.accompaniment === rule ? policy.source[language === 'en' ? 'en' : 'zh'] : ''
  const words = t(`choices/accompaniment/${rule}`)
  const value = source === '' ? words : `${words} · ${source}`
  return { name: fieldName('guardianConsent.accompaniment'), value, wide: true }
}

function sayRetention({ registration: { resident }, party }: GivenConsent, { t }: Words): string {
  const until = findPlainDate(resident.guardianConsent?.retainUntil ?? '')
  if (party === 'person') return t('consentSheet/retainPerson')
  return until === null ? t('consentSheet/retainGuardian') : t('consentSheet/retainUntil', { date: until })
}

function lineOf({ field, name, value }: DescribedField): readonly SheetLine[] {
  return value === '' ? [] : [{ name, value, wide: WIDE.includes(field.split('.').at(-1) ?? '') }]
}
