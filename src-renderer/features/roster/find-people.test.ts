import { expect, test } from 'vitest'
import { PlainDate } from '#domain/plain-date'
import type { RegistrationRow } from '../../store/registration-row.ts'
import { asksForEverybody, EVERYBODY, findPeople, rowAge } from './find-people.ts'

const today = PlainDate.parse('2026-03-02')

function row(changes: Partial<RegistrationRow>): RegistrationRow {
  return {
    subject: `registration:${changes.fullName}`,
    status: 'waiting',
    fullName: '',
    sex: 'female',
    bornOn: '1957-08-16',
    standing: 'adult',
    noticeGroup: 'retired',
    employment: '80',
    documentKey: '',
    provisionalNumber: '',
    volunteerNumber: '',
    paperNumber: '',
    desk: '410202001-01',
    registeredAt: '2026-03-02T09:00:00+08:00',
    consent: { isGiven: true, until: null, isWithdrawn: false, isRefused: false },
    answerDisputeBy: null,
    searchText: changes.fullName ?? '',
    factIds: [],
    ...changes,
  }
}

const roster = [
  row({ fullName: '张秀英', searchText: '张秀英 zhangxiuying zxy 0021' }),
  row({
    fullName: '王志强',
    searchText: '王志强 wangzhiqiang wzq',
    status: 'enrolled',
    noticeGroup: 'employed',
  }),
  row({
    fullName: '陈雨桐',
    searchText: '陈雨桐 chenyutong cyt',
    bornOn: '2011-09-01',
    consent: { isGiven: true, until: '2026-03-02', isWithdrawn: false, isRefused: false },
    noticeGroup: 'student',
  }),
  row({ fullName: '', searchText: '', bornOn: null, status: 'unreadable', noticeGroup: null }),
]

function names(question: Partial<typeof EVERYBODY>): readonly string[] {
  return findPeople(roster, { ...EVERYBODY, ...question }, today).map(({ fullName }) => fullName)
}

test('an empty question answers everybody', () => {
  expect(findPeople(roster, EVERYBODY, today)).toBe(roster)
  expect(asksForEverybody({ ...EVERYBODY, query: ' ' })).toBe(true)
  expect(asksForEverybody({ ...EVERYBODY, query: '张' })).toBe(false)
  expect(asksForEverybody({ ...EVERYBODY, age: '14-17' })).toBe(false)
})

test('initials, status, group and age narrow the roster together', () => {
  expect(names({ query: 'zxy' })).toEqual(['张秀英'])
  expect(names({ status: 'enrolled' })).toEqual(['王志强'])
  expect(names({ noticeGroup: 'student' })).toEqual(['陈雨桐'])
  expect(names({ age: '14-17' })).toEqual(['陈雨桐'])
  expect(names({ age: '60-up', noticeGroup: 'employed' })).toEqual(['王志强'])
  expect(names({ query: 'zxy', status: 'enrolled' })).toEqual([])
  expect(names({ consent: 'lapsed' })).toEqual(['陈雨桐'])
  expect(names({ consent: 'valid', noticeGroup: 'employed' })).toEqual(['王志强'])
})

test('who has no readable birth date has no age, and is found by everything else', () => {
  expect(rowAge(row({ bornOn: null }), today)).toBeNull()
  expect(rowAge(row({ bornOn: 'yesterday' }), today)).toBeNull()
  expect(names({ status: 'unreadable' })).toEqual([''])
})
