import { expect, test } from 'vitest'
import { PlainDate } from '#domain/plain-date'
import { MINORS_POLICIES } from '#domain/policy/minors-policy'
import { findStanding } from '#domain/registration/find-standing'
import { countAnswers } from './count-answers.ts'

const today = PlainDate.parse('2026-03-02')

test('only purposes that this person is asked are counted', () => {
  const draft = {
    serviceArea: '410202',
    guardianConsent: { scopes: { register: true, photo: false, 'process-under-14-data': true } },
  }
  const fourteen = findStanding(PlainDate.parse('2011-09-01'), today)
  const thirteen = findStanding(PlainDate.parse('2012-09-01'), today)
  expect(countAnswers(draft, fourteen, { today, policies: MINORS_POLICIES })).toEqual({
    yes: 1,
    no: 1,
    open: 5,
  })
  expect(countAnswers(draft, thirteen, { today, policies: MINORS_POLICIES })).toEqual({
    yes: 2,
    no: 1,
    open: 5,
  })
})
