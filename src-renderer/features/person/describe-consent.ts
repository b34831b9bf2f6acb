import type { CodeEntry } from '#domain/code-lists/code-entry'
import { DOCUMENT_TYPE_LIST } from '#domain/code-lists/document-types'
import {
  GUARDIAN_CONSENT_SCOPE_LIST,
  GUARDIAN_RELATION_LIST,
  GUARDIANSHIP_GROUND_LIST,
  RELATION_SHOWN_BY_LIST,
} from '#domain/code-lists/guardian-consent-lists'
import { OWN_CONSENT_SCOPE_LIST } from '#domain/code-lists/own-consent-scopes'
import { ACCOMPANIMENT_RULES } from '#domain/facts/accompaniment-rule'
import { OWN_WILLS, UNDERSTANDINGS } from '#domain/facts/guardian-consent'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { groupNumber } from '../../ui/group-number.ts'
import { codeWord } from '../../wording/code-words.ts'
import { noticeVersion } from '../register/consent-notices.ts'
import type { DescribedField, Words } from './describe-resident.ts'

type Guardian = NonNullable<ResidentDraft['guardianConsent']>

/** What the resident agreed to, field by field; empty where a guardian agreed for them. */
export function describeOwnConsent({ ownConsent }: ResidentDraft, words: Words): readonly DescribedField[] {
  if (ownConsent == null) return []
  return [
    ...describeScopes('ownConsent', OWN_CONSENT_SCOPE_LIST, ownConsent.scopes, words),
    named('ownConsent.notice', noticeVersion(ownConsent.notice?.version ?? ''), words),
    named('ownConsent.givenOn', ownConsent.givenOn ?? '', words),
  ]
}

/** Who agreed for the resident, to what, and how it was shown and signed, field by field. */
export function describeGuardianConsent(
  { guardianConsent: consent }: ResidentDraft,
  words: Words,
): readonly DescribedField[] {
  if (consent == null) return []
  return [
    ...describeGuardian(consent, words),
    ...describeScopes('guardianConsent', GUARDIAN_CONSENT_SCOPE_LIST, consent.scopes, words),
    ...describeOwnWord(consent, words),
    named('guardianConsent.notice', noticeVersion(consent.notice?.version ?? ''), words),
    {
      ...named('guardianConsent.signature', saySignature(consent, words), words),
      mark: consent.signature?.image?.sha256 ?? '',
    },
    named('guardianConsent.givenOn', consent.givenOn ?? '', words),
    named('guardianConsent.validUntil', consent.validUntil ?? '', words),
    named('guardianConsent.accompaniment', sayAccompaniment(consent, words), words),
  ]
}

function describeGuardian({ guardian }: Guardian, words: Words): readonly DescribedField[] {
  const word = (list: readonly CodeEntry[], code: string | null | undefined) =>
    codeWord(list, code ?? null, words.language) ?? ''
  const shown = guardian?.document
  const document = [word(DOCUMENT_TYPE_LIST, shown?.type), groupNumber(shown?.number ?? '')]
  return [
    named('guardianConsent.guardian.fullName', guardian?.fullName ?? '', words),
    named('guardianConsent.guardian.document', document.filter(Boolean).join(' '), words),
    named('guardianConsent.guardian.phone', groupNumber(guardian?.phone ?? ''), words),
    named('guardianConsent.guardian.relation', word(GUARDIAN_RELATION_LIST, guardian?.relation), words),
    named('guardianConsent.guardian.ground', word(GUARDIANSHIP_GROUND_LIST, guardian?.ground), words),
    named('guardianConsent.guardian.shownBy', word(RELATION_SHOWN_BY_LIST, guardian?.shownBy), words),
  ]
}

function describeScopes(
  root: string,
  list: readonly CodeEntry[],
  scopes: Guardian['scopes'],
  { t, language }: Words,
): readonly DescribedField[] {
  return list.flatMap(({ value }) => {
    const answer = scopes?.[value]
    if (answer == null) return []
    const name = codeWord(list, value, language) ?? ''
    return [{ field: `${root}.scopes.${value}`, name, value: t(answer ? 'consent/yes' : 'consent/no') }]
  })
}

/** What the person said themselves beside the guardian: a child's view, or what an adult understood and said. */
export function describeOwnWord({ ownView, ownWill }: Guardian, words: Words): readonly DescribedField[] {
  const { t } = words
  const understands = UNDERSTANDINGS.find((known) => known === ownWill?.understands)
  const says = OWN_WILLS.find((known) => known === ownWill?.says)
  const view = ownView === 'agrees' || ownView === 'disagrees' ? t(`choices/ownView/${ownView}`) : ''
  return [
    named('guardianConsent.ownView', view, words),
    named(
      'guardianConsent.ownWill.understands',
      understands === undefined ? '' : t(`choices/understands/${understands}`),
      words,
    ),
    named('guardianConsent.ownWill.says', says === undefined ? '' : t(`choices/ownWill/${says}`), words),
  ]
}

function saySignature({ signature }: Guardian, { t }: Words): string {
  if (signature?.paperNumber) return t('person/paperForm', { number: signature.paperNumber })
  return signature?.image ? t('consent/onScreen') : ''
}

function sayAccompaniment({ accompaniment }: Guardian, { t }: Words): string {
  const rule = ACCOMPANIMENT_RULES.find((known) => known === accompaniment)
  return rule === undefined ? '' : t(`choices/accompaniment/${rule}`)
}

function named(field: string, value: string, { fieldName }: Words): DescribedField {
  return { field, name: fieldName(field), value }
}
