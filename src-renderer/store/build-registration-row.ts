import { pinyin } from 'pinyin-pro'
import { inCausalOrder } from '#domain/causal-order'
import { briefOf } from '#domain/consent/consent-record'
import type { AnyFact } from '#domain/fact'
import { tidyPaperNumber } from '#domain/paper-number'
import { foldRegistration } from '#domain/registration/fold-registration'
import type { Registration } from '#domain/registration/registration'
import { findPlace } from '#domain/review/find-place'
import type { RegistrationRow } from './registration-row.ts'

/** Folds the facts about one registration into its row. Null where there is none, and where another organisation's is only reviewed here. */
export function buildRegistrationRow(facts: readonly AnyFact[], org: string): RegistrationRow | null {
  const ordered = inCausalOrder(facts)
  const registration = findPlace(ordered, org).isOwn ? foldRegistration(ordered) : null
  if (registration === null) return null
  const { resident, dispute } = registration
  return {
    subject: registration.subject,
    status: registration.status,
    fullName: resident.fullName ?? '',
    sex: resident.sex === 'male' || resident.sex === 'female' ? resident.sex : null,
    bornOn: resident.bornOn ?? null,
    standing: resident.standing ?? null,
    noticeGroup: resident.noticeGroup ?? null,
    employment: resident.employment ?? null,
    documentKey: registration.documentKey ?? '',
    provisionalNumber: registration.provisionalNumber ?? '',
    volunteerNumber: registration.volunteerNumber ?? '',
    paperNumber: paperNumberOf(registration),
    desk: registration.desk,
    registeredAt: registration.registeredAt,
    consent: briefOf(registration.consent),
    answerDisputeBy:
      dispute?.side === 'concerns-this-office' && dispute.state === 'open' ? dispute.answerBy : null,
    searchText: toSearchText(registration),
    factIds: ordered.map((fact) => fact.id),
  }
}

/** In the one spelling that numbers are compared in. */
function paperNumberOf({ resident }: Registration): string {
  return tidyPaperNumber(resident.guardianConsent?.signature?.paperNumber ?? '')
}

/** One line for each thing a person may be looked up by. `zhangxiuying` and `zxy` both find 张秀英. */
function toSearchText({ resident, provisionalNumber, volunteerNumber }: Registration): string {
  const name = resident.fullName ?? ''
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive' })
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('')
  const lines = [
    name,
    syllables.join(''),
    initials,
    resident.document?.number?.slice(-4),
    resident.phone?.number,
    provisionalNumber,
    volunteerNumber,
    resident.guardianConsent?.signature?.paperNumber,
  ]
  return lines.filter(Boolean).join('\n').toLowerCase()
}
