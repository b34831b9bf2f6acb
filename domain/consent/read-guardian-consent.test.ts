import { describe, expect, test } from 'vitest'
import { buildNationalNumber } from '#testing/national-number'
import { COUNTER_DAY, fourteenYearOld, motherConsents, retiree } from '#testing/resident-drafts'
import { GUARDIAN_RELATIONS, GUARDIANSHIP_GROUNDS } from '../facts/guardian-consent.ts'
import { PlainDate } from '../plain-date.ts'
import { admitResident } from '../registration/admit-resident.ts'
import type { ResidentDraft } from '../registration/resident-draft.ts'
import { groundsFor } from './guardianship-grounds.ts'

type Consent = NonNullable<ResidentDraft['guardianConsent']>

const today = PlainDate.parse(COUNTER_DAY)

function problemsWith(changes: Consent, resident: ResidentDraft = {}) {
  const result = admitResident(fourteenYearOld({ guardianConsent: motherConsents(changes), ...resident }), {
    today,
  })
  return result.ok ? [] : result.problems
}

function guardian(changes: NonNullable<Consent['guardian']>): Consent {
  return { guardian: { ...motherConsents().guardian, ...changes } }
}

function scope(name: string, answer: boolean | null): Consent {
  return { scopes: { ...motherConsents().scopes, [name]: answer } }
}

const PNG = { mediaType: 'image/png', base64: 'iVBORw0KGgo=', sha256: 'a'.repeat(64) }

describe('the guardian', () => {
  test('is not the minor', () => {
    const own = fourteenYearOld().document ?? null
    expect(problemsWith(guardian({ document: own }))).toEqual([
      { code: 'guardian-is-the-minor', field: 'guardianConsent.guardian.document.number' },
    ])
  })

  test('is not the minor under another type of document either', () => {
    const number = buildNationalNumber('410202', '2015-09-01', '128')
    const child = { document: { type: 'household-register', number } }
    expect(
      problemsWith(guardian({ document: { type: 'resident-id', number: ` ${number} ` } }), child),
    ).toContainEqual({
      code: 'guardian-is-the-minor',
      field: 'guardianConsent.guardian.document.number',
    })
  })

  test.each([
    [
      'the day before the 18th birthday',
      '2008-03-03',
      [{ code: 'guardian-under-age', field: 'guardianConsent.guardian.document.number', age: 17 }],
    ],
    ['the 18th birthday', '2008-03-02', []],
  ])('is of age: %s', (_title, born, problems) => {
    const document = { type: null, number: buildNationalNumber('410202', born, '011') }
    expect(
      problemsWith(guardian({ document, relation: 'adult-sibling', ground: 'statutory-order' })),
    ).toEqual(problems)
  })

  test.each<[string, NonNullable<Consent['guardian']>, object]>([
    ['no name', { fullName: '' }, { code: 'required', field: 'guardianConsent.guardian.fullName' }],
    [
      'a name with digits',
      { fullName: '刘2' },
      { code: 'name-has-digits', field: 'guardianConsent.guardian.fullName' },
    ],
    ['no phone', { phone: '' }, { code: 'required', field: 'guardianConsent.guardian.phone' }],
    [
      'a phone that is none',
      { phone: '123' },
      { code: 'phone-not-a-phone', field: 'guardianConsent.guardian.phone' },
    ],
    ['no relation', { relation: null }, { code: 'required', field: 'guardianConsent.guardian.relation' }],
    [
      'a relation nobody knows',
      { relation: 'friend' },
      { code: 'unknown-code', field: 'guardianConsent.guardian.relation', value: 'friend' },
    ],
    ['nothing shown', { shownBy: null }, { code: 'required', field: 'guardianConsent.guardian.shownBy' }],
    [
      'a wrong document',
      { document: { type: null, number: '110105194912310021' } },
      { code: 'document-wrong-check-character', field: 'guardianConsent.guardian.document.number' },
    ],
    [
      'a document of a kind nobody knows',
      { document: { type: 'library-card', number: '1' } },
      { code: 'unknown-code', field: 'guardianConsent.guardian.document.type', value: 'library-card' },
    ],
    [
      'a ground that is not the mother’s',
      { ground: 'appointed-by-will' },
      { code: 'ground-contradicts-relation', field: 'guardianConsent.guardian.ground' },
    ],
    [
      'a child’s spouse',
      { relation: 'spouse', ground: 'statutory-order' },
      { code: 'ground-contradicts-relation', field: 'guardianConsent.guardian.ground' },
    ],
  ])('%s is one problem', (_title, changes, problem) => {
    expect(problemsWith(guardian(changes))).toEqual([problem])
  })

  test('may be an organisation, whose name may hold digits', () => {
    const changes = {
      fullName: '龙亭区第1儿童福利院（东院）',
      document: { type: 'other', number: '12410202MB0A12345X' },
      relation: 'organisation',
      ground: 'appointed-by-committee',
    }
    expect(problemsWith(guardian(changes))).toEqual([])
  })

  test('every relation has grounds for a minor or for an adult, and nobody is a parent but father and mother', () => {
    for (const relation of GUARDIAN_RELATIONS) {
      const grounds = [...groundsFor(relation, 17), ...groundsFor(relation, 18)]
      expect(grounds.length, relation).toBeGreaterThan(0)
      expect(grounds.includes('parent'), relation).toBe(relation === 'father' || relation === 'mother')
    }
    for (const ground of GUARDIANSHIP_GROUNDS) {
      expect(
        GUARDIAN_RELATIONS.some((relation) => groundsFor(relation, 10).includes(ground)),
        ground,
      ).toBe(true)
    }
  })
})

describe('the answers', () => {
  test.each([
    [
      'register',
      [{ code: 'consent-scope-refused', field: 'guardianConsent.scopes.register', scope: 'register' }],
    ],
    [
      'accompany',
      [{ code: 'consent-scope-refused', field: 'guardianConsent.scopes.accompany', scope: 'accompany' }],
    ],
    ['photo', []],
    ['report-to-national-system', []],
    ['show-on-public-pages', []],
    ['take-part-in-activities', []],
    ['emergency-contact', []],
  ])('a "no" to %s', (name, problems) => {
    expect(problemsWith(scope(name, false))).toEqual(problems)
  })

  test('silence is not consent', () => {
    expect(problemsWith(scope('photo', null))).toEqual([
      { code: 'consent-scope-unanswered', field: 'guardianConsent.scopes.photo', scope: 'photo' },
    ])
  })

  test('accompaniment may be refused where the region asks for consent or accompaniment', () => {
    const elsewhere = {
      serviceArea: '410102',
      residence: { division: '410102', community: '某社区', detail: '' },
    }
    expect(problemsWith(scope('accompany', false), elsewhere)).toEqual([])
  })

  test('the region’s rule holds also where its code was typed full-width', () => {
    expect(problemsWith(scope('accompany', false), { serviceArea: '４１０２０２' })).toEqual([
      { code: 'consent-scope-refused', field: 'guardianConsent.scopes.accompany', scope: 'accompany' },
    ])
  })

  test('an adult under guardianship need not be accompanied, but is heard', () => {
    const daughter = {
      ...motherConsents(scope('accompany', false)),
      ...guardian({ relation: 'adult-child', ground: 'statutory-order' }),
    }
    const problems = (changes: Consent) => {
      const draft = retiree({
        standing: 'adult-under-guardianship',
        guardianConsent: { ...daughter, ...changes },
      })
      const result = admitResident(draft, { today })
      return result.ok ? [] : result.problems
    }
    expect(problems({})).toEqual([])
    expect(problems({ ownView: null })).toEqual([
      { code: 'own-view-missing', field: 'guardianConsent.ownWill.understands' },
      { code: 'own-view-missing', field: 'guardianConsent.ownWill.says' },
    ])
  })

  test('a child who does not want to is not registered', () => {
    expect(problemsWith({ ownView: 'disagrees' })).toEqual([
      { code: 'own-view-disagrees', field: 'guardianConsent.ownView' },
    ])
  })
})

describe('the dates', () => {
  test.each<[string, Consent, object[]]>([
    ['consent given today', { givenOn: COUNTER_DAY }, []],
    [
      'consent given tomorrow',
      { givenOn: '2026-03-03' },
      [{ code: 'consent-dated-in-the-future', field: 'guardianConsent.givenOn', givenOn: '2026-03-03' }],
    ],
    ['consent given on no day', { givenOn: null }, [{ code: 'required', field: 'guardianConsent.givenOn' }]],
    [
      'consent given on 30 February',
      { givenOn: '2026-02-30' },
      [{ code: 'date-does-not-exist', field: 'guardianConsent.givenOn', value: '2026-02-30' }],
    ],
    ['valid until the 18th birthday', { validUntil: '2029-09-01' }, []],
    [
      'valid until the day after',
      { validUntil: '2029-09-02' },
      [{ code: 'consent-outlives-majority', field: 'guardianConsent.validUntil', validUntil: '2029-09-02' }],
    ],
    ['valid until tomorrow', { validUntil: '2026-03-03' }, []],
    [
      'valid until today',
      { validUntil: COUNTER_DAY },
      [{ code: 'consent-expired', field: 'guardianConsent.validUntil', validUntil: COUNTER_DAY }],
    ],
    [
      'another rule of accompaniment than the region’s',
      { accompaniment: 'consent-or-accompaniment' },
      [
        {
          code: 'accompaniment-contradicts-policy',
          field: 'guardianConsent.accompaniment',
          rule: 'required',
        },
      ],
    ],
  ])('%s', (_title, changes, problems) => {
    expect(problemsWith(changes)).toEqual(problems)
  })
})

const EVIDENCE = {
  evidence: '0198c2a4-0000-7000-8000-000000000009',
  desk: '410202001-01',
  mediaType: 'image/png',
  bytes: 9000,
  sha256: 'a'.repeat(64),
}

describe('the signature', () => {
  const notSigned = [{ code: 'consent-not-signed', field: 'guardianConsent.signature' }]
  test.each<[string, Consent['signature'], object[]]>([
    ['none', null, notSigned],
    ['a form nobody knows', { form: 'thumb' }, notSigned],
    ['on screen, with its fingerprint', { form: 'on-screen', image: PNG }, []],
    ['on screen, empty', { form: 'on-screen', image: { ...PNG, base64: '' } }, notSigned],
    ['on screen, without a fingerprint', { form: 'on-screen', image: { ...PNG, sha256: null } }, notSigned],
    ['on screen, not a PNG', { form: 'on-screen', image: { ...PNG, mediaType: 'text/html' } }, notSigned],
    ['on screen, as evidence that travels apart', { form: 'on-screen', image: EVIDENCE }, []],
    [
      'on screen, as evidence without a hash',
      { form: 'on-screen', image: { ...EVIDENCE, sha256: null } },
      notSigned,
    ],
    ['on screen, as evidence of no size', { form: 'on-screen', image: { ...EVIDENCE, bytes: 0 } }, notSigned],
    ['on paper, scanned', { form: 'paper', paperNumber: 'T-1', scan: EVIDENCE }, []],
    ['on paper, with its number', { form: 'paper', paperNumber: 'T-1' }, []],
    ['on paper, without a number', { form: 'paper', paperNumber: ' ' }, notSigned],
  ])('%s', (_title, signature, problems) => {
    expect(problemsWith({ signature })).toEqual(problems)
  })
})
