import { expect, test } from 'vitest'
import { PlainDate } from '#domain/plain-date'
import type { NoticeRow } from '../../store/notice-row.ts'
import { sortNotices } from './sort-notices.ts'

const today = PlainDate.parse('2026-03-16')

function late(answers: string, at: string): NoticeRow {
  return {
    notice: 'review-late',
    subject: `late:${answers}`,
    at,
    factIds: [],
    answers,
    about: 'group',
    name: '北道门社区志愿服务队',
    officeName: '龙亭区北道门社区',
    reviewerName: '龙亭区志愿服务总队',
    dueOn: '2026-03-01',
  }
}
function dispute(
  subject: string,
  answerBy: string | null,
  outcome: 'consent-shown' | null = null,
): NoticeRow {
  return {
    notice: 'dispute',
    subject,
    at: '2026-03-02T09:00:00+08:00',
    factIds: [],
    openedAt: '龙亭区大兴社区',
    concerns: '龙亭区北道门社区',
    openedOn: null,
    answerBy,
    outcome,
  }
}
const subjects = (rows: readonly NoticeRow[]) => rows.map(({ subject }) => subject)

test('reports of two weeks are shown, newest first, older ones apart, and published groups not at all', () => {
  const notices = [
    late('group:a:1', '2026-03-02T00:00:00+08:00'),
    late('group:b:1', '2026-03-15T00:00:00+08:00'),
    late('group:c:1', '2026-03-01T23:59:59+08:00'),
    late('group:published:1', '2026-03-15T00:00:00+08:00'),
  ]
  const { recent, earlier } = sortNotices(notices, today, (group) => group === 'group:published')
  expect(subjects(recent)).toEqual(['late:group:b:1', 'late:group:a:1'])
  expect(subjects(earlier)).toEqual(['late:group:c:1'])
})

test('open disputes come before settled ones, the most urgent first', () => {
  const notices = [
    dispute('settled', '2026-03-01', 'consent-shown'),
    dispute('later', '2026-03-20'),
    dispute('sooner', '2026-03-17'),
  ]
  expect(subjects(sortNotices(notices, today, () => false).disputes)).toEqual(['sooner', 'later', 'settled'])
})
