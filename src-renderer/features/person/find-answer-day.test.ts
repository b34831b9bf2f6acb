import { expect, test } from 'vitest'
import { PlainDate } from '#domain/plain-date'
import { motherConsents, retiree } from '#testing/resident-drafts'
import { findAnswerDay } from './find-answer-day.ts'

const wednesday = PlainDate.parse('2026-03-04')
const waiting = { status: 'waiting', resident: retiree() } as const
const manual = { registrarPolicy: 'manual', calendar: [] } as const

test('where people decide, the answer comes on the fifth working day', () => {
  expect(findAnswerDay(waiting, wednesday, manual)).toBe('2026-03-11')
  const holidays = [{ year: 2026, holidays: [PlainDate.parse('2026-03-10')], workingWeekends: [] }]
  expect(findAnswerDay(waiting, wednesday, { ...manual, calendar: holidays })).toBe('2026-03-12')
})

test('where the rules alone answer, nobody is promised a day', () => {
  expect(findAnswerDay(waiting, wednesday, { registrarPolicy: 'automatic', calendar: [] })).toBeNull()
  expect(findAnswerDay(waiting, wednesday, { registrarPolicy: null, calendar: [] })).toBeNull()
})

test('an organisation that is the guardian sends it to a person in any case', () => {
  const consent = motherConsents()
  const guardian = { ...consent.guardian, relation: 'organisation' }
  const resident = retiree({ guardianConsent: { ...consent, guardian } })
  const automatic = { registrarPolicy: 'automatic', calendar: [] } as const
  expect(findAnswerDay({ ...waiting, resident }, wednesday, automatic)).toBe('2026-03-11')
})

test('once the hub has answered, its own date is the one that is told', () => {
  expect(findAnswerDay({ ...waiting, status: 'in-review' }, wednesday, manual)).toBeNull()
  expect(findAnswerDay({ ...waiting, status: 'enrolled' }, wednesday, manual)).toBeNull()
})
