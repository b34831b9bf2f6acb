import type { ErasedBecause } from '#domain/facts/subject-redacted'
import { tidyLine } from '#domain/text/normalise-text'
import type { ErasureRecord } from '../erasure/erasure-record.ts'
import type { UnconfirmedDesk } from '../erasure/unconfirmed-desks.ts'
import type { OrganisationBook } from '../organisation-book.ts'
import { STATUS_WORDS } from '../subjects/status-words.ts'
import type { SubjectFile } from '../subjects/subject-file.ts'

const ERASED_WORDS = {
  withdrawal: '居民注销时要求 asked for when giving up',
  request: '向枢纽提出请求 asked for at the hub',
  'confirmed-before': '恢复备份后再次删除 again after a restored backup',
} as const satisfies Record<ErasedBecause, string>

type Book = Pick<OrganisationBook, 'find'>

export function organisationWords(book: Book, code: string): string {
  return `${code} ${book.find(code)?.name ?? ''}`.trimEnd()
}

/** One registration in lines of both languages. */
export function describeSubject(file: SubjectFile, book: Book): readonly string[] {
  const { subject, org, places, facts, registration, evidence, erasure, exportedOn } = file
  const numbers = [registration?.volunteerNumber, registration?.provisionalNumber]
    .flatMap((number) => number ?? [])
    .map(tidyLine)
  const status = STATUS_WORDS[erasure ? 'erased' : (registration?.status ?? 'unreadable')]
  return [
    subject,
    `  登记单位 office  ${organisationWords(book, org)}`,
    `  状态 status  ${status}${erasure ? ` (${erasure.on}，${ERASED_WORDS[erasure.because]})` : ''}`,
    `  姓名 name  ${tidyLine(registration?.resident.fullName ?? '—')}`,
    `  号码 numbers  ${numbers.length === 0 ? '—' : numbers.join('，')}`,
    `  记录 facts ${facts.length}，材料 pieces of evidence ${evidence.length}`,
    `  保存在 held by  ${places.map((place) => organisationWords(book, place)).join('；')}`,
    ...(exportedOn.length === 0 ? [] : [`  提供过副本 copies handed out  ${exportedOn.join('，')}`]),
  ]
}

/** One erasure and, by name, the desks that have not confirmed it. */
export function describeErasure(
  erasure: ErasureRecord,
  unconfirmed: readonly UnconfirmedDesk[],
  book: Book,
): readonly string[] {
  const { subject, org, because, on, desks } = erasure
  const head = [
    `${on}  ${ERASED_WORDS[because]}`,
    organisationWords(book, org),
    `已确认的登记台 desks that confirmed ${desks.length - unconfirmed.length}/${desks.length}`,
    subject,
  ].join('  ')
  return [head, ...unconfirmed.map((desk) => `  ${describeDesk(desk)}`)]
}

function describeDesk({ code, name, isRevoked }: UnconfirmedDesk): string {
  const state = isRevoked
    ? '撤销，无法确认 revoked, cannot confirm'
    : '下次同步后确认 confirms when it synchronises'
  return [code, name, state].filter(Boolean).join('  ')
}
