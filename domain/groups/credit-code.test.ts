import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { creditCheckCharacter, readCreditCode } from './credit-code.ts'

const read = (typed: string | null | undefined) => readCreditCode(typed, 'unit.creditCode')
const wrong = { ok: false, problems: [{ code: 'credit-code-wrong', field: 'unit.creditCode' }] }
const CHARACTERS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']

/** Published codes of institutions everybody can look up. */
const PUBLISHED = ['91350100M000100Y43', '91110000600037341L', '91440300708461136T']

describe('a code that is right', () => {
  test.each(PUBLISHED)('%s passes', (code) => {
    expect(read(code)).toEqual({ ok: true, value: code })
  })

  test.each([
    '５１４１０２０２ＭＪ００００００１',
    '52410202MJ0000001',
    '54410202MF1234567',
    '12410200415678901',
  ])('%s with its check character passes as a desk would type it', (typed) => {
    const first17 = typed.normalize('NFKC')
    const code = first17 + creditCheckCharacter(first17)
    const spaced = `${code.slice(0, 8)} ${code.slice(8, 17)}-${code.slice(17)}`
    expect(read(` ${spaced.toLowerCase()}\u3000`)).toEqual({ ok: true, value: code })
    expect(read(typed + code.charAt(17))).toEqual({ ok: true, value: code })
  })

  test('may be missing', () => {
    for (const typed of ['', ' 　', null, undefined]) expect(read(typed)).toEqual({ ok: true, value: null })
  })
})

describe('a code that is wrong', () => {
  test.each([
    ['one short', '91350100M000100Y4'],
    ['one long', '91350100M000100Y430'],
    ['an old registration number', '410200000012345'],
    ['other signs', '91350100M000100Y4_'],
    ['Chinese', '统一社会信用代码九一三五零一零零一一一一'],
  ])('%s', (_title, typed) => {
    expect(read(typed)).toEqual(wrong)
  })

  test.each([...'IOSVZ'])('with the letter %s in any place', (letter) => {
    for (let place = 0; place < 18; place += 1) {
      expect(read(PUBLISHED[0]?.replace(new RegExp(`^(.{${place}}).`), `$1${letter}`))).toEqual(wrong)
    }
  })
})

describe('a slip of the hand is found', () => {
  const first17 = fc.array(fc.constantFrom(...CHARACTERS), { minLength: 17, maxLength: 17 })
  const codes = first17.map((characters) => {
    const text = characters.join('')
    return text + creditCheckCharacter(text)
  })

  test('every right code passes', () => {
    fc.assert(fc.property(codes, (code) => read(code).ok))
  })

  test('one character mistyped', () => {
    const typos = fc.tuple(codes, fc.nat(17), fc.constantFrom(...CHARACTERS))
    fc.assert(
      fc.property(typos, ([code, place, character]) => {
        const typed = code.slice(0, place) + character + code.slice(place + 1)
        expect(read(typed).ok).toBe(typed === code)
      }),
    )
  })

  test('two neighbours changed round', () => {
    fc.assert(
      fc.property(codes, fc.nat(16), (code, place) => {
        const typed =
          code.slice(0, place) + code.charAt(place + 1) + code.charAt(place) + code.slice(place + 2)
        expect(read(typed).ok).toBe(typed === code)
      }),
    )
  })

  test('anything at all is answered', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => typeof read(typed).ok === 'boolean'))
  })
})
