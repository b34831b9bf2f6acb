import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildNationalNumber } from '#testing/national-number'
import type { DocumentType } from '../facts/identity-document-fields.ts'
import { PlainDate } from '../plain-date.ts'
import { normaliseDocumentNumber } from './normalise-document-number.ts'
import { readIdentityDocument } from './read-identity-document.ts'

const today = PlainDate.parse('2026-03-02')

function read(type: DocumentType | null, raw: string) {
  const result = readIdentityDocument(type, raw, { today })
  return result.ok ? result.value : result.problems
}

function documentOf(type: DocumentType | null, raw: string) {
  const result = readIdentityDocument(type, raw, { today })
  return result.ok ? result.value.document : null
}

const WOMAN = buildNationalNumber('410202', '1957-08-16', '002')

describe('resident identity card', () => {
  test('the number says birth date, sex and division', () => {
    expect(read(null, '11010519491231002X')).toEqual({
      document: { type: 'resident-id', number: '11010519491231002X' },
      derived: { bornOn: '1949-12-31', sex: 'female', division: '110105' },
      notes: [],
    })
  })

  test('full-width digits, stray blanks and a lower-case x are the same number', () => {
    for (const typed of [
      '１１０１０５１９４９１２３１００２Ｘ',
      ' 110105 19491231 002x ',
      '110105-19491231-002x',
      '1101051949\u200B1231002ｘ',
    ]) {
      expect(documentOf(null, typed), typed).toEqual({ type: 'resident-id', number: '11010519491231002X' })
    }
  })

  test('an odd sequence is a man’s', () => {
    expect(read(null, buildNationalNumber('410202', '1985-11-03', '113'))).toMatchObject({
      derived: { sex: 'male' },
    })
  })

  test('an abolished division is information, not an error', () => {
    expect(read(null, buildNationalNumber('410211', '1960-01-01', '001'))).toMatchObject({
      notes: [{ code: 'division-abolished', division: '410211' }],
    })
    expect(read(null, WOMAN)).toMatchObject({ notes: [] })
  })

  test.each([
    ['nothing typed', '', { code: 'required', field: 'document.number' }],
    ['blanks alone', ' 　', { code: 'required', field: 'document.number' }],
    [
      'one digit short',
      WOMAN.slice(1),
      { code: 'document-wrong-length', field: 'document.number', expected: '18', length: 17 },
    ],
    [
      'one digit too many',
      `${WOMAN.slice(0, 17)}11`,
      { code: 'document-wrong-length', field: 'document.number', expected: '18', length: 19 },
    ],
    [
      'the old form of 15 digits',
      '410202570816002',
      { code: 'document-old-15-digits', field: 'document.number' },
    ],
    [
      'a wrong check character',
      '110105194912310021',
      { code: 'document-wrong-check-character', field: 'document.number' },
    ],
    [
      'a birthday that does not exist',
      buildNationalNumber('410202', '1999-02-29', '001'),
      { code: 'date-does-not-exist', field: 'document.number', value: '1999-02-29' },
    ],
    [
      '31 April',
      buildNationalNumber('410202', '1999-04-31', '001'),
      { code: 'date-does-not-exist', field: 'document.number', value: '1999-04-31' },
    ],
    [
      'a birthday tomorrow',
      buildNationalNumber('410202', '2026-03-03', '001'),
      { code: 'date-in-the-future', field: 'document.number', value: '2026-03-03' },
    ],
    [
      'a birthday 131 years ago',
      buildNationalNumber('410202', '1895-03-02', '001'),
      { code: 'birth-date-too-long-ago', field: 'document.number' },
    ],
    [
      'a province that never was',
      buildNationalNumber('190202', '1960-01-01', '001'),
      { code: 'document-wrong-form', field: 'document.number' },
    ],
  ])('%s is one problem', (_title, typed, problem) => {
    expect(read('resident-id', typed)).toEqual([problem])
  })

  test('a letter in the middle is the wrong form', () => {
    expect(read('resident-id', `${WOMAN.slice(0, 9)}O${WOMAN.slice(10)}`)).toEqual([
      { code: 'document-wrong-form', field: 'document.number' },
    ])
    expect(read('resident-id', '4102?2570816002')).toEqual([
      { code: 'document-wrong-form', field: 'document.number' },
    ])
  })

  test('somebody of 130 years is believed', () => {
    expect(documentOf(null, buildNationalNumber('410202', '1896-03-02', '001'))).not.toBeNull()
  })

  test('a birthday today is a birthday', () => {
    expect(read(null, buildNationalNumber('410202', '2026-03-02', '001'))).toMatchObject({
      derived: { bornOn: '2026-03-02' },
    })
  })
})

describe('household register', () => {
  test('identifies until the day before the 16th birthday', () => {
    expect(documentOf('household-register', buildNationalNumber('410202', '2010-03-03', '001'))?.type).toBe(
      'household-register',
    )
    expect(read('household-register', buildNationalNumber('410202', '2010-03-02', '001'))).toEqual([
      { code: 'household-register-from-16', field: 'document.type' },
    ])
  })
})

describe('residence permit for Hong Kong, Macao and Taiwan residents', () => {
  test.each(['810000', '820000', '830000'])('%s is recognised by its first digits', (division) => {
    const number = buildNationalNumber(division, '1990-05-20', '018')
    expect(read(null, number)).toEqual({
      document: { type: 'hmt-residence-permit', number },
      derived: {
        bornOn: '1990-05-20',
        sex: 'female',
      },
      notes: [],
    })
  })

  test('is not taken for a citizen’s card, nor a citizen’s for a permit', () => {
    const permit = buildNationalNumber('810000', '1990-05-20', '011')
    expect(read('resident-id', permit)).toEqual([
      { code: 'document-other-type', field: 'document.number', type: 'hmt-residence-permit' },
    ])
    expect(read('hmt-residence-permit', WOMAN)).toEqual([
      { code: 'document-other-type', field: 'document.number', type: 'resident-id' },
    ])
  })

  test('has no counties: 810101 was never given out', () => {
    expect(read(null, buildNationalNumber('810101', '1990-05-20', '011'))).toEqual([
      { code: 'document-wrong-form', field: 'document.number' },
    ])
  })
})

describe('foreign permanent resident card', () => {
  test('the card since December 2023 begins with 9 and carries the birth date', () => {
    const number = buildNationalNumber('911840', '1988-07-09', '013')
    expect(read(null, number)).toEqual({
      document: { type: 'foreign-permanent-resident', number },
      derived: { bornOn: '1988-07-09', sex: 'male' },
      notes: [],
    })
    expect(read('resident-id', number)).toEqual([
      { code: 'document-other-type', field: 'document.number', type: 'foreign-permanent-resident' },
    ])
  })

  test('the older card of three letters and twelve digits stays valid and says nothing of the person', () => {
    expect(read(null, 'usa 410088 070913')).toEqual({
      document: { type: 'foreign-permanent-resident', number: 'USA410088070913' },
      derived: {},
      notes: [{ code: 'old-foreign-card' }],
    })
    expect(read('resident-id', 'USA410088070913')).toEqual([
      { code: 'document-other-type', field: 'document.number', type: 'foreign-permanent-resident' },
    ])
  })
})

describe('documents without the national form', () => {
  test.each<[DocumentType, string, string]>([
    ['hk-id', 'A123456(3)', 'A1234563'],
    ['hk-id', 'ab987654（3）', 'AB9876543'],
    ['mo-id', '1234567(8)', '12345678'],
    ['tw-id', 'a123456789', 'A123456789'],
    ['hmt-travel-permit', 'H12345678', 'H12345678'],
    ['hmt-travel-permit', 'M1234567801', 'M1234567801'],
    ['hmt-travel-permit', '12345678', '12345678'],
    ['passport', 'e1234 5678', 'E12345678'],
    ['officer', '军字第1234567号', '军字第1234567号'],
    ['soldier', '士字第７６５４３２１号', '士字第7654321号'],
    ['other', '沪2019/0012', '沪2019/0012'],
  ])('%s %s is kept as %s', (type, typed, kept) => {
    expect(documentOf(type, typed)).toEqual({ type, number: kept })
  })

  test.each<[DocumentType, string, string]>([
    ['hk-id', 'A1234564', 'document-wrong-check-character'],
    ['hk-id', '12345678', 'document-wrong-form'],
    ['hk-id', 'A123', 'document-wrong-length'],
    ['mo-id', '22345678', 'document-wrong-form'],
    ['tw-id', 'A123456788', 'document-wrong-check-character'],
    ['tw-id', 'A323456789', 'document-wrong-form'],
    ['hmt-travel-permit', 'H1234567', 'document-wrong-form'],
    ['passport', 'E1', 'document-wrong-form'],
    ['passport', '护照一二三四', 'document-wrong-form'],
    ['officer', '军', 'document-wrong-form'],
    ['other', '?', 'document-wrong-form'],
  ])('%s %s is refused: %s', (type, typed, code) => {
    expect(read(type, typed)).toEqual([expect.objectContaining({ code, field: 'document.number' })])
  })

  test('a Taiwan card says the sex', () => {
    expect(read('tw-id', 'A123456789')).toMatchObject({ derived: { sex: 'male' } })
  })

  test('a citizen cannot be filed under another document', () => {
    expect(read('passport', WOMAN)).toEqual([
      { code: 'document-other-type', field: 'document.number', type: 'resident-id' },
    ])
  })

  test.each<[string, DocumentType]>([
    ['A123456(3)', 'hk-id'],
    ['A123456789', 'tw-id'],
    ['H12345678', 'hmt-travel-permit'],
  ])('without a chosen type %s is recognised as %s', (typed, type) => {
    expect(documentOf(null, typed)?.type).toBe(type)
  })

  test('what cannot be recognised asks for the type', () => {
    expect(read(null, 'E12345678')).toEqual([{ code: 'required', field: 'document.type' }])
  })
})

test('problems are placed under the path of the document that was read', () => {
  expect(
    readIdentityDocument('resident-id', '1', { today, field: 'guardianConsent.guardian.document' }),
  ).toEqual({
    ok: false,
    problems: [
      {
        code: 'document-wrong-length',
        field: 'guardianConsent.guardian.document.number',
        expected: '18',
        length: 1,
      },
    ],
  })
})

test('normalising a number twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const once = normaliseDocumentNumber(typed)
      expect(normaliseDocumentNumber(once)).toBe(once)
    }),
  )
})

test('reading never throws and answers one problem at most, whatever is typed under whatever type', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[0-9]{14,19}X?$/),
    fc.stringMatching(/^[A-Z]{1,3}[0-9]{6,12}$/),
  )
  const types = fc.constantFrom<(DocumentType | null)[]>(
    null,
    'resident-id',
    'household-register',
    'passport',
    'hk-id',
    'tw-id',
    'other',
  )
  fc.assert(
    fc.property(types, typed, (type, raw) => {
      const result = readIdentityDocument(type, raw, { today })
      if (!result.ok) expect(result.problems).toHaveLength(1)
    }),
  )
})
