import { expect, test } from 'vitest'
import { PlainDate } from '#domain/plain-date'
import { buildNationalNumber } from '#testing/national-number'
import { applyChange, expectGuardianPhone, findDraftStanding } from './apply-change.ts'

const today = PlainDate.parse('2026-03-02')
const woman = buildNationalNumber('410202', '1957-08-16', '002')
const boy = buildNationalNumber('410202', '2011-09-01', '119')

test('a complete number brings birth date and sex', () => {
  expect(applyChange({}, 'document.number', woman, today)).toMatchObject({
    bornOn: '1957-08-16',
    sex: 'female',
  })
})

test('with the number its birth date and sex go again', () => {
  const read = applyChange({}, 'document.number', woman, today)
  expect(applyChange(read, 'document.number', woman.slice(0, -1), today)).toMatchObject({
    bornOn: '',
    sex: '',
  })
})

test('a birth date typed by hand outlives a change of the number', () => {
  const typed = applyChange({}, 'bornOn', '1950-01-01', today)
  expect(applyChange(typed, 'document.number', woman, today)).toMatchObject({
    bornOn: '1950-01-01',
    sex: 'female',
  })
})

test('a child is expected at school, with the guardian’s phone', () => {
  const child = applyChange({ phone: { number: '', owner: 'self' } }, 'document.number', boy, today)
  expect(child).toMatchObject({ noticeGroup: 'student', employment: '31', phone: { owner: 'guardian' } })
})

test('a phone that was typed keeps its owner', () => {
  const child = applyChange(
    { phone: { number: '13803781234', owner: 'self' } },
    'document.number',
    boy,
    today,
  )
  expect(child.phone).toEqual({ number: '13803781234', owner: 'self' })
})

test('a child’s own view survives a mistyped number, and goes from a consent of before where the child turns out to be of age', () => {
  const child = applyChange({}, 'document.number', boy, today)
  const asked = { ...child, guardianConsent: { ownView: 'agrees' } }
  const mistyped = applyChange(asked, 'document.number', woman, today)
  expect(applyChange(mistyped, 'document.number', boy, today)).toMatchObject({
    guardianConsent: { ownView: 'agrees' },
  })
  const given = { ...child, guardianConsent: { ownView: 'agrees', notice: { version: '2026-1' } } }
  expect(applyChange(given, 'sex', 'male', today)).toMatchObject({ guardianConsent: { ownView: 'agrees' } })
  expect(applyChange(given, 'document.number', woman, today)).toMatchObject({
    guardianConsent: { ownView: null },
  })
})

test('what was declared at 17 is not declared any more at 30', () => {
  const young = { standing: 'self-supporting', bornOn: '2009-01-01' }
  expect(findDraftStanding(young, today)?.standing).toBe('self-supporting')
  expect(applyChange(young, 'bornOn', '1996-01-01', today).standing).toBeNull()
})

test('a birth date in the future says nothing about anybody', () => {
  expect(findDraftStanding({ bornOn: '2026-03-03' }, today)).toBeNull()
  expect(findDraftStanding({ bornOn: '2026-02-30' }, today)).toBeNull()
})

test('a group suggests the employment, which a worker’s own choice outlives', () => {
  const retired = applyChange({}, 'noticeGroup', 'retired', today)
  expect(retired.employment).toBe('80')
  expect(applyChange(retired, 'noticeGroup', 'employed', today).employment).toBe('')
  const farmer = applyChange(retired, 'employment', '27', today)
  expect(applyChange(farmer, 'noticeGroup', 'student', today).employment).toBe('27')
})

test('a relation brings its ground along, and takes away one that does not fit', () => {
  const child = { bornOn: '2011-09-01' }
  const mother = applyChange(child, 'guardianConsent.guardian.relation', 'mother', today)
  expect(mother.guardianConsent?.guardian?.ground).toBe('parent')
  const grandmother = applyChange(mother, 'guardianConsent.guardian.relation', 'grandparent', today)
  expect(grandmother.guardianConsent?.guardian?.ground).toBe('statutory-order')
})

test('a child’s phone that is the guardian’s stands beside the guardian’s name', () => {
  const draft = { phone: { number: '13803781234', owner: 'guardian' } }
  expect(expectGuardianPhone(draft).guardianConsent?.guardian?.phone).toBe('13803781234')
  expect(expectGuardianPhone({ phone: { number: '1', owner: 'self' } }).guardianConsent).toBeUndefined()
})
