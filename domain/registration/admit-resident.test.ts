import { describe, expect, test } from 'vitest'
import { buildNationalNumber } from '#testing/national-number'
import {
  bornOn,
  COUNTER_DAY,
  fourteenYearOld,
  motherConsents,
  retiree,
  unemployedResident,
} from '#testing/resident-drafts'
import { ResidentRegistered } from '../facts/resident-registered.ts'
import { PlainDate } from '../plain-date.ts'
import { admitResident } from './admit-resident.ts'
import type { ResidentDraft } from './resident-draft.ts'

const today = PlainDate.parse(COUNTER_DAY)

function problemsOf(draft: unknown) {
  const result = admitResident(draft, { today })
  return result.ok ? [] : result.problems
}

function admitted(draft: ResidentDraft) {
  const result = admitResident(draft, { today })
  return result.ok ? result.value : null
}

describe('who is admitted', () => {
  test('a retiree, with what the document says filled in', () => {
    expect(admitted(retiree())).toMatchObject({
      standing: 'adult',
      fullName: '张秀英',
      bornOn: '1957-08-16',
      sex: 'female',
      ownConsent: { scopes: { register: true } },
    })
  })

  test('an unemployed resident', () => {
    expect(admitted(unemployedResident())).toMatchObject({ standing: 'adult', noticeGroup: 'unemployed' })
  })

  test('a 14-year-old with the mother’s consent, valid until the 18th birthday and kept three years longer', () => {
    expect(admitted(fourteenYearOld())).toMatchObject({
      standing: 'minor',
      guardianConsent: {
        validUntil: '2029-09-01',
        retainUntil: '2032-09-01',
        accompaniment: 'required',
        ownView: 'agrees',
      },
    })
  })

  test('a 17-year-old on their own wages, without a guardian', () => {
    const draft = bornOn('2008-08-08', {
      standing: 'self-supporting',
      wagesNote: '快递站点，月薪',
      guardianConsent: null,
    })
    expect(admitted(draft)).toMatchObject({ standing: 'self-supporting', wagesNote: '快递站点，月薪' })
  })

  test('an adult under guardianship, whose daughter consents and whose consent has no last day', () => {
    const consent = motherConsents()
    const draft = retiree({
      standing: 'adult-under-guardianship',
      ownConsent: null,
      guardianConsent: {
        ...consent,
        guardian: { ...consent.guardian, relation: 'adult-child', ground: 'statutory-order' },
      },
    })
    expect(admitted(draft)).toMatchObject({
      standing: 'adult-under-guardianship',
      guardianConsent: { validUntil: null, retainUntil: null },
    })
  })

  test.each([
    [
      'a Hong Kong, Macao or Taiwan permit',
      { type: null, number: buildNationalNumber('830000', '1990-05-20', '011') },
      {},
    ],
    [
      'a foreign permanent resident card',
      { type: null, number: buildNationalNumber('911840', '1988-07-09', '013') },
      {},
    ],
    [
      'an older foreign card',
      { type: null, number: 'USA410088070913' },
      { bornOn: '1988-07-09', sex: 'male' },
    ],
    ['a passport', { type: 'passport', number: 'E12345678' }, { bornOn: '1988-07-09', sex: 'male' }],
  ])('the holder of %s', (_title, document, typed) => {
    expect(problemsOf(retiree({ document, ...typed }))).toEqual([])
  })

  test('what is admitted is a fact’s body as the schema wants it, and is admitted again unchanged', () => {
    for (const draft of [retiree(), fourteenYearOld(), bornOn('2019-05-05')]) {
      const body = admitted(draft)
      expect(ResidentRegistered.parse(body)).toEqual(body)
      expect(admitResident(body, { today })).toEqual({ ok: true, value: body })
    }
  })

  test('full-width digits, stray blanks and a lower-case x come out tidied', () => {
    const draft = retiree({
      document: { type: null, number: '１１０１０５ １９４９１２３１ ００２ｘ' },
      fullName: ' 张　秀英 ',
      phone: { number: '１３８　０３７８　１２３４', owner: 'self' },
    })
    expect(admitted(draft)).toMatchObject({
      document: { type: 'resident-id', number: '11010519491231002X' },
      fullName: '张 秀英',
      phone: { number: '13803781234' },
    })
  })

  test('a resident without a phone and without an emergency contact', () => {
    const draft = retiree({
      phone: { number: ' ', owner: null },
      emergencyContact: { fullName: '', phone: '' },
    })
    expect(admitted(draft)).toMatchObject({ phone: null, emergencyContact: null })
  })

  test('every optional purpose may be refused without any loss', () => {
    const scopes = {
      register: true,
      photo: false,
      'report-to-national-system': false,
      'show-on-public-pages': false,
    }
    const draft = retiree()
    expect(problemsOf({ ...draft, ownConsent: { ...draft.ownConsent, scopes } })).toEqual([])
  })
})

describe('age decides whose consent is needed', () => {
  test.each([
    ['the day before the 18th birthday', '2008-03-03', 'minor'],
    ['the 18th birthday', '2008-03-02', 'adult'],
    ['the day after', '2008-03-01', 'adult'],
  ])('%s', (_title, date, standing) => {
    expect(admitted(bornOn(date))?.standing).toBe(standing)
  })

  test('born on 29 February: still a minor on 28 February, an adult on 1 March', () => {
    const consents = { givenOn: '2026-02-01' }
    const draft = bornOn('2008-02-29', { guardianConsent: motherConsents(consents) })
    const own = { ...draft.ownConsent, ...consents }
    const on = (day: string) => {
      const result = admitResident({ ...draft, ownConsent: own }, { today: PlainDate.parse(day) })
      return result.ok ? result.value.standing : result.problems
    }
    expect(on('2026-02-28')).toBe('minor')
    expect(on('2026-03-01')).toBe('adult')
  })

  test('born on 31 December: a minor on 30 December, an adult on the 31st', () => {
    const draft = bornOn('2007-12-31', {
      guardianConsent: motherConsents({ givenOn: '2025-12-01' }),
      ownConsent: { ...retiree().ownConsent, givenOn: '2025-12-01' },
    })
    const on = (day: string) => {
      const result = admitResident(draft, { today: PlainDate.parse(day) })
      return result.ok ? result.value.standing : result.problems
    }
    expect(on('2025-12-30')).toBe('minor')
    expect(on('2025-12-31')).toBe('adult')
  })

  test('a child is heard from the 8th birthday on', () => {
    const unheard = { guardianConsent: motherConsents({ ownView: null }) }
    expect(problemsOf(bornOn('2018-03-03', unheard))).toEqual([])
    expect(admitted(bornOn('2018-03-03'))).toMatchObject({ guardianConsent: { ownView: null } })
    expect(problemsOf(bornOn('2018-03-02', unheard))).toEqual([
      { code: 'own-view-missing', field: 'guardianConsent.ownView' },
    ])
  })

  test('a child’s data needs its own consent until the day before the 14th birthday', () => {
    const answered = motherConsents().scopes
    const { 'process-under-14-data': _, ...others } = answered ?? {}
    const silent = { guardianConsent: motherConsents({ scopes: others }) }
    expect(problemsOf(bornOn('2012-03-03', silent))).toEqual([
      {
        code: 'consent-scope-unanswered',
        field: 'guardianConsent.scopes.process-under-14-data',
        scope: 'process-under-14-data',
      },
    ])
    expect(problemsOf(bornOn('2012-03-02', silent))).toEqual([])
    expect(Object.keys(ResidentRegistered.parse(admitted(bornOn('2012-03-02'))))).toContain('guardianConsent')
    expect(admitted(bornOn('2012-03-02'))).not.toHaveProperty('guardianConsent.scopes.process-under-14-data')
  })
})

describe('one clear problem at its field', () => {
  test.each<[string, ResidentDraft, object]>([
    [
      'a minor without consent',
      fourteenYearOld({ guardianConsent: null }),
      { code: 'guardian-consent-missing', field: 'guardianConsent' },
    ],
    [
      'a guardian section nobody touched',
      fourteenYearOld({
        guardianConsent: { guardian: {}, scopes: {}, notice: motherConsents().notice, givenOn: COUNTER_DAY },
      }),
      { code: 'guardian-consent-missing', field: 'guardianConsent' },
    ],
    [
      'an adult without consent',
      retiree({ ownConsent: null }),
      { code: 'own-consent-missing', field: 'ownConsent' },
    ],
    [
      'a wrong check digit',
      retiree({ document: { type: null, number: '110105194912310021' } }),
      { code: 'document-wrong-check-character', field: 'document.number' },
    ],
    [
      'an old number',
      retiree({ document: { type: null, number: '110105491231002' } }),
      { code: 'document-old-15-digits', field: 'document.number' },
    ],
    ['a name with digits', retiree({ fullName: '张3' }), { code: 'name-has-digits', field: 'fullName' }],
    [
      'an over-long name',
      retiree({ fullName: '张'.repeat(51) }),
      { code: 'too-long', field: 'fullName', maximum: 50 },
    ],
    [
      'a phone that is none',
      retiree({ phone: { number: '12345', owner: 'self' } }),
      { code: 'phone-not-a-phone', field: 'phone.number' },
    ],
    [
      'nobody’s phone',
      retiree({ phone: { number: '13803781234', owner: '' } }),
      { code: 'required', field: 'phone.owner' },
    ],
    [
      'a birth date that contradicts the document',
      retiree({ bornOn: '1957-08-17' }),
      { code: 'birth-date-contradicts-document', field: 'bornOn', onDocument: '1957-08-16' },
    ],
    [
      'a sex that contradicts the document',
      retiree({ sex: 'male' }),
      { code: 'sex-contradicts-document', field: 'sex' },
    ],
    [
      'a birth date that does not exist',
      retiree({ document: { type: 'passport', number: 'E12345678' }, sex: 'male', bornOn: '1990-02-30' }),
      { code: 'date-does-not-exist', field: 'bornOn', value: '1990-02-30' },
    ],
    [
      'a birth date in the future',
      retiree({ document: { type: 'passport', number: 'E12345678' }, sex: 'male', bornOn: '2026-03-03' }),
      { code: 'date-in-the-future', field: 'bornOn', value: '2026-03-03' },
    ],
    [
      'half an emergency contact',
      retiree({ emergencyContact: { fullName: '李建国', phone: '' } }),
      { code: 'required', field: 'emergencyContact.phone' },
    ],
    [
      'five service categories',
      retiree({ serviceCategories: ['0001', '0002', '0003', '0004', '0005'] }),
      { code: 'too-many', field: 'serviceCategories', maximum: 4 },
    ],
    [
      'a code nobody knows',
      retiree({ ethnicity: '57' }),
      { code: 'unknown-code', field: 'ethnicity', value: '57' },
    ],
    [
      'an abolished district as residence',
      retiree({ residence: { division: '410211', community: '某社区', detail: '' } }),
      { code: 'unknown-code', field: 'residence.division', value: '410211' },
    ],
    ['an unread oath', retiree({ oathRead: false }), { code: 'oath-not-read', field: 'oathRead' }],
    [
      'own wages without a word about them',
      bornOn('2009-01-01', { standing: 'self-supporting', wagesNote: ' ' }),
      { code: 'required', field: 'wagesNote' },
    ],
    [
      'own wages at 15',
      bornOn('2010-03-03', { standing: 'self-supporting', wagesNote: '打工' }),
      { code: 'standing-contradicts-age', field: 'standing', age: 15 },
    ],
    [
      'own consent dated tomorrow',
      retiree({ ownConsent: { ...retiree().ownConsent, givenOn: '2026-03-03' } }),
      { code: 'consent-dated-in-the-future', field: 'ownConsent.givenOn', givenOn: '2026-03-03' },
    ],
  ])('%s', (_title, draft, problem) => {
    expect(problemsOf(draft)).toEqual([problem])
  })

  test('a minor who was declared an adult is told both what is wrong and what is missing', () => {
    expect(
      problemsOf(
        fourteenYearOld({
          standing: 'adult',
          guardianConsent: null,
          ownConsent: retiree().ownConsent ?? null,
        }),
      ),
    ).toEqual([
      { code: 'standing-contradicts-age', field: 'standing', age: 14 },
      { code: 'guardian-consent-missing', field: 'guardianConsent' },
    ])
  })

  test('all problems are told at once, each field once', () => {
    const problems = problemsOf(
      retiree({ fullName: '', document: { type: null, number: '1' }, oathRead: null, noticeGroup: null }),
    )
    expect(problems.map(({ field }) => field)).toEqual([
      'document.number',
      'fullName',
      'noticeGroup',
      'oathRead',
    ])
  })

  test.each([
    [{}],
    [null],
    [undefined],
    [5],
    ['草稿'],
    [[]],
    [{ document: 7, fullName: [], phone: 'x', skills: [1, {}], ownConsent: 'yes', oathRead: 'true' }],
  ])('a broken draft %j asks for the missing fields and never throws', (draft) => {
    const problems = problemsOf(draft)
    expect(problems).toContainEqual({ code: 'required', field: 'document.number' })
    expect(problems).toContainEqual({ code: 'required', field: 'fullName' })
  })

  test('a strange value is quoted in short', () => {
    const [problem] = problemsOf(retiree({ ethnicity: 'x'.repeat(5000) }))
    expect(JSON.stringify(problem).length).toBeLessThan(200)
  })
})
