import { pinyin } from 'pinyin-pro'
import type { AnyFact } from '#domain/fact'
import type { ResidentRegistered } from '#domain/facts/resident-registered'
import type { RegistrationRow } from './registration-row.ts'

export function buildRegistrationRow(facts: readonly AnyFact[]): RegistrationRow | null {
  const first = facts.find((f) => f.kind === 'resident-registered')
  if (!first) return null
  const b = first.body as Partial<ResidentRegistered>
  const syllables = pinyin(b.fullName ?? '', { toneType: 'none', type: 'array' })
  return {
    subject: first.subject,
    status: facts.some((f) => f.kind === 'registration-ruled') ? 'enrolled' : 'waiting',
    fullName: b.fullName ?? '',
    sex: b.sex ?? null,
    bornOn: b.bornOn ?? null,
    standing: b.standing ?? null,
    noticeGroup: b.noticeGroup ?? null,
    employment: b.employment ?? null,
    documentKey: b.document?.number ?? '',
    provisionalNumber: b.provisionalNumber ?? '',
    volunteerNumber: '',
    desk: first.desk,
    registeredAt: first.at,
    searchText:
      `${b.fullName}\n${syllables.join('')}\n${syllables.map((s) => s[0]).join('')}\n${b.phone?.number ?? ''}`.toLowerCase(),
    factIds: facts.map((f) => f.id),
  }
}
