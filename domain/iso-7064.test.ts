import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacterMod11x2, checkCharacterMod37x36 } from './iso-7064.ts'

const ALPHABET = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']

test('the standard’s published examples come out', () => {
  expect(checkCharacterMod11x2('11010519491231002')).toBe('X')
  expect(checkCharacterMod11x2('0794')).toBe('0')
  expect(checkCharacterMod37x36('A12425GABC1234002')).toBe('M')
})

test('MOD 11-2 finds every single wrong digit and every swap of neighbours', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 })
  fc.assert(
    fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
      const good = checkCharacterMod11x2(number.join(''))
      const wrong = number.with(place, ((number[place] ?? 0) + shift) % 10)
      expect(checkCharacterMod11x2(wrong.join(''))).not.toBe(good)

      const next = (place + 1) % 17
      if (next === 0 || number[place] === number[next]) return
      const swapped = number.with(place, number[next] ?? 0).with(next, number[place] ?? 0)
      expect(checkCharacterMod11x2(swapped.join(''))).not.toBe(good)
    }),
  )
})

test('MOD 37,36 finds every single wrong character', () => {
  const text = fc.array(fc.constantFrom(...ALPHABET), { minLength: 18, maxLength: 18 })
  fc.assert(
    fc.property(text, fc.nat(17), fc.constantFrom(...ALPHABET), (characters, place, other) => {
      fc.pre(characters[place] !== other)
      expect(checkCharacterMod37x36(characters.with(place, other).join(''))).not.toBe(
        checkCharacterMod37x36(characters.join('')),
      )
    }),
  )
})

test('MOD 37,36 finds every swap but a few of characters that follow each other in the alphabet', () => {
  // Every pair after every state of the sum: the whole space, so the sentence above is proven and not sampled.
  let missed = 0
  for (const prefix of ALPHABET) {
    for (const [at, one] of ALPHABET.entries()) {
      for (const other of ALPHABET.slice(at + 1)) {
        if (checkCharacterMod37x36(prefix + one + other) !== checkCharacterMod37x36(prefix + other + one))
          continue
        missed += 1
        expect(ALPHABET.indexOf(other) - at).toSatisfy((gap: number) => gap === 1 || gap === 35)
      }
    }
  }
  expect(missed).toBeLessThanOrEqual(36)
})
