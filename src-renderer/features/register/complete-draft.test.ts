import { expect, test } from 'vitest'
import { PlainDate } from '#domain/plain-date'
import { type FoundStanding, findStanding } from '#domain/registration/find-standing'
import type { ResidentDraft } from '#domain/registration/resident-draft'
import { completeDraft } from './complete-draft.ts'

const today = PlainDate.parse('2026-03-02')
const notice = (needs: string) => ({ version: `${needs}-1`, language: 'zh-CN' as const })
const adult = findStanding(PlainDate.parse('1957-08-16'), today)
const child = findStanding(PlainDate.parse('2011-09-01'), today)

test('only the consent that this person needs is handed to the rules', () => {
  const both = { ownConsent: { scopes: { register: true } }, guardianConsent: { ownView: 'agrees' } }
  expect(completeDraft(both, { today, standing: adult, notice })).not.toHaveProperty('guardianConsent')
  expect(completeDraft(both, { today, standing: child, notice })).not.toHaveProperty('ownConsent')
})

test('an adult’s answer to a child’s question is none; what adults were asked before stays as it was given', () => {
  const ward = findStanding(PlainDate.parse('1957-08-16'), today, 'adult-under-guardianship')
  const asked = { guardianConsent: { ownView: 'agrees' } }
  const given = { guardianConsent: { ownView: 'agrees', notice: { version: '2026-1' } } }
  const viewOf = (draft: ResidentDraft, standing: FoundStanding) =>
    completeDraft(draft, { today, standing, notice }).guardianConsent?.ownView
  expect(viewOf(asked, ward)).toBeNull()
  expect(viewOf(asked, child)).toBe('agrees')
  expect(viewOf(given, ward)).toBe('agrees')
})

test('a consent is dated today and names the notice on the screen, unless the worker said otherwise', () => {
  const asked = completeDraft({ ownConsent: { scopes: {} } }, { today, standing: adult, notice })
  expect(asked.ownConsent).toMatchObject({
    givenOn: '2026-03-02',
    notice: { version: 'own-consent-1', language: 'zh-CN', readAloud: false },
  })
  const signedBefore = completeDraft(
    { guardianConsent: { givenOn: '2026-02-20', notice: { readAloud: true } } },
    { today, standing: child, notice },
  )
  expect(signedBefore.guardianConsent).toMatchObject({
    givenOn: '2026-02-20',
    notice: { version: 'guardian-consent-1', readAloud: true },
  })
})

test('a consent that is only corrected keeps the notice it was given on', () => {
  const given = { version: 'own-2020-9', language: 'en', readAloud: true }
  const corrected = completeDraft({ ownConsent: { notice: given } }, { today, standing: adult, notice })
  expect(corrected.ownConsent?.notice).toEqual(given)
})

test('a consent that nobody asked for stays absent', () => {
  expect(completeDraft({}, { today, standing: adult, notice }).ownConsent).toBeNull()
})

test('without a birth date nothing is known and nothing is added', () => {
  const draft = { fullName: '张秀英' }
  expect(completeDraft(draft, { today, standing: null, notice })).toEqual(draft)
})
