import { expect, test } from 'vitest'
import { PlainDate } from '#domain/plain-date'
import type { ReviewRow } from '../../store/review-row.ts'
import { ALL_OPEN, countShelves, findLate, findNext, findReviews } from './find-reviews.ts'

function row(name: string, changes: Partial<ReviewRow> = {}): ReviewRow {
  return {
    subject: `registration:${name}`,
    about: 'registration',
    state: 'open',
    outcome: null,
    factId: `registration:${name}:1`,
    name,
    org: '410202001',
    submittedAt: '2026-03-02T09:00:00+08:00',
    openedOn: '2026-03-02',
    dueOn: '2026-03-09',
    needsConsentOpened: false,
    isReadable: true,
    submissions: 1,
    factIds: [],
    ...changes,
  }
}

const offices = (org: string) => (org === '410202001' ? '龙亭区北道门社区' : '龙亭区大兴社区')
const names = (rows: readonly ReviewRow[]) => rows.map(({ name }) => name)

const arrived = row('刚到', { openedOn: null, dueOn: null })
const later = row('周三到期', { dueOn: '2026-03-11' })
const sooner = row('周一到期')
const earlier = row('周一到期，先交', { submittedAt: '2026-03-01T09:00:00+08:00' })
const team = row('北道门社区志愿服务队', { about: 'group', dueOn: '2026-03-12', org: '410202002' })
const returned = row('退回的', { state: 'returned', outcome: 'return' })
const decided = row('刚决定的', { state: 'decided', outcome: 'approve' })
const closed = row('办结的', { state: 'closed', submittedAt: '2026-02-01T09:00:00+08:00' })
const all = [arrived, later, sooner, earlier, team, returned, decided, closed]

test('what is due first comes first, then what was submitted first; what has no date yet comes last', () => {
  expect(names(findReviews(all, ALL_OPEN, offices))).toEqual([
    '周一到期，先交',
    '周一到期',
    '周三到期',
    '北道门社区志愿服务队',
    '刚到',
  ])
})

test('what is decided stands with what is closed, newest first, and not among what waits', () => {
  expect(names(findReviews(all, { ...ALL_OPEN, shelf: 'done' }, offices))).toEqual(['刚决定的', '办结的'])
  expect(names(findReviews(all, { ...ALL_OPEN, shelf: 'returned' }, offices))).toEqual(['退回的'])
  expect(countShelves(all)).toEqual({ open: 5, returned: 1, done: 2 })
})

test.each([
  ['group', '', ['北道门社区志愿服务队']],
  [null, '大兴', ['北道门社区志愿服务队']],
  [null, '  周一　先交 ', ['周一到期，先交']],
  ['registration', '大兴', []],
  [null, '没有这个人', []],
] as const)('kind %s and the words "%s" narrow the list', (about, query, expected) => {
  expect(names(findReviews(all, { shelf: 'open', about, query }, offices))).toEqual(expected)
})

test('late is what is still to be decided after its last day, the oldest first', () => {
  expect(findLate(all, PlainDate.parse('2026-03-09'))).toEqual([])
  expect(names(findLate(all, PlainDate.parse('2026-03-12')))).toEqual([
    '周一到期，先交',
    '周一到期',
    '周三到期',
  ])
})

test('after one is decided the next opens, from the end the first, and after the last none', () => {
  const open = findReviews(all, ALL_OPEN, offices)
  expect(findNext(open, sooner.subject)?.name).toBe('周三到期')
  expect(findNext(open, arrived.subject)?.name).toBe('周一到期，先交')
  expect(findNext(open, 'registration:strange')?.name).toBe('周一到期，先交')
  expect(findNext([sooner], sooner.subject)).toBeNull()
  expect(findNext([], sooner.subject)).toBeNull()
})
