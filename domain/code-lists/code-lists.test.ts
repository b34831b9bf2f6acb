import { describe, expect, test } from 'vitest'
import { GROUP_KINDS, PROFESSIONAL_FIELDS } from '../facts/group-applied.ts'
import {
  GUARDIAN_CONSENT_SCOPES,
  GUARDIAN_RELATIONS,
  GUARDIANSHIP_GROUNDS,
  RELATION_SHOWN_BY,
} from '../facts/guardian-consent.ts'
import { DOCUMENT_TYPES } from '../facts/identity-document-fields.ts'
import { NOTICE_GROUPS, OWN_CONSENT_SCOPES } from '../facts/resident-registered.ts'
import { REVIEW_REASONS } from '../facts/review-decided.ts'
import { type CodeEntry, findCode } from './code-entry.ts'
import { DOCUMENT_TYPE_LIST } from './document-types.ts'
import { EDUCATIONS } from './educations.ts'
import { EMPLOYMENTS } from './employments.ts'
import { ETHNICITIES } from './ethnicities.ts'
import { GROUP_KIND_LIST } from './group-kinds.ts'
import {
  GUARDIAN_CONSENT_SCOPE_LIST,
  GUARDIAN_RELATION_LIST,
  GUARDIANSHIP_GROUND_LIST,
  RELATION_SHOWN_BY_LIST,
} from './guardian-consent-lists.ts'
import { ABOLISHED_KAIFENG_DIVISIONS, isAbolishedDivision, KAIFENG_DIVISIONS } from './kaifeng-divisions.ts'
import { NOTICE_GROUP_LIST } from './notice-groups.ts'
import { OWN_CONSENT_SCOPE_LIST } from './own-consent-scopes.ts'
import { POLITICAL_STATUSES } from './political-statuses.ts'
import { PROFESSIONAL_FIELD_LIST } from './professional-fields.ts'
import { REVIEW_REASON_LIST } from './review-reasons.ts'
import { SERVICE_CATEGORIES } from './service-categories.ts'
import { SKILLS } from './skills.ts'
import { SPONSOR_TYPES } from './sponsor-types.ts'
import { TIME_SLOTS } from './time-slots.ts'

/** Each list with how many rows its source has. */
const LISTS: readonly [string, readonly CodeEntry[], number][] = [
  ['documents', DOCUMENT_TYPE_LIST, 12],
  ['political statuses', POLITICAL_STATUSES, 14],
  ['educations', EDUCATIONS, 14],
  ['employments', EMPLOYMENTS, 13],
  ['ethnicities', ETHNICITIES, 58],
  ['service categories', SERVICE_CATEGORIES, 21],
  ['skills', SKILLS, 24],
  ['notice groups', NOTICE_GROUP_LIST, 8],
  ['time slots', TIME_SLOTS, 24],
  ['Kaifeng divisions', KAIFENG_DIVISIONS, 9],
  ['abolished divisions', ABOLISHED_KAIFENG_DIVISIONS, 3],
  ['guardian relations', GUARDIAN_RELATION_LIST, 9],
  ['guardianship grounds', GUARDIANSHIP_GROUND_LIST, 5],
  ['proofs of a relation', RELATION_SHOWN_BY_LIST, 4],
  ['guardian scopes', GUARDIAN_CONSENT_SCOPE_LIST, 8],
  ['own scopes', OWN_CONSENT_SCOPE_LIST, 4],
  ['group kinds', GROUP_KIND_LIST, 6],
  ['sponsoring units', SPONSOR_TYPES, 11],
  ['professional fields', PROFESSIONAL_FIELD_LIST, 5],
  ['review reasons', REVIEW_REASON_LIST, 11],
]

describe.each(LISTS)('%s', (_title, list, count) => {
  test('has every row of its source, each value and each word once', () => {
    expect(list).toHaveLength(count)
    for (const part of ['value', 'zh', 'en'] as const) {
      expect(new Set(list.map((entry) => entry[part])).size, part).toBe(count)
    }
  })

  test('has Chinese without English and English without Chinese', () => {
    for (const { value, zh, en } of list) {
      expect(zh, value).toMatch(/\p{Script=Han}/u)
      expect(zh, value).not.toMatch(/[A-Za-z]/)
      expect(en, value).toMatch(/^[A-Z]/)
      expect(en, value).not.toMatch(/\p{Script=Han}/u)
    }
  })
})

test.each<[readonly CodeEntry[], readonly string[]]>([
  [DOCUMENT_TYPE_LIST, DOCUMENT_TYPES],
  [NOTICE_GROUP_LIST, NOTICE_GROUPS],
  [GUARDIAN_RELATION_LIST, GUARDIAN_RELATIONS],
  [GUARDIANSHIP_GROUND_LIST, GUARDIANSHIP_GROUNDS],
  [RELATION_SHOWN_BY_LIST, RELATION_SHOWN_BY],
  [GUARDIAN_CONSENT_SCOPE_LIST, GUARDIAN_CONSENT_SCOPES],
  [OWN_CONSENT_SCOPE_LIST, OWN_CONSENT_SCOPES],
  [GROUP_KIND_LIST, GROUP_KINDS],
  [PROFESSIONAL_FIELD_LIST, PROFESSIONAL_FIELDS],
  [REVIEW_REASON_LIST, REVIEW_REASONS],
])('every value that a fact may hold has its words', (list, values) => {
  expect(list.map(({ value }) => value)).toEqual(values)
})

test('a row is found by its value, and an unknown value has none', () => {
  expect(findCode(ETHNICITIES, '03')?.zh).toBe('回族')
  expect(findCode(ETHNICITIES, '57')).toBeNull()
})

test('a division is abolished or current, never both', () => {
  for (const { value } of KAIFENG_DIVISIONS) expect(isAbolishedDivision(value)).toBe(false)
  for (const { value } of ABOLISHED_KAIFENG_DIVISIONS) expect(isAbolishedDivision(value)).toBe(true)
})
