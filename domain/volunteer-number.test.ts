import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PlainDate } from './plain-date.ts'
import { buildVolunteerNumber, parseVolunteerNumber } from './volunteer-number.ts'

const numbers = fc
  .record({
    division: fc.stringMatching(/^[1-9][0-9]{5}$/),
    enrolledOn: fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => PlainDate.parse(date.toISOString().slice(0, 10))),
    sequence: fc.integer({ min: 1, max: 999_999 }),
  })
  .map((parts) => ({ parts, number: buildVolunteerNumber(parts) }))

test('says where and when it was given, and is plainly not the national form', () => {
  const number = buildVolunteerNumber({
    division: '410202',
    enrolledOn: PlainDate.parse('2026-03-02'),
    sequence: 17,
  })
  expect(number).toMatch(/^ZY4102022603000017[0-9A-Z]$/)
  expect(number).toHaveLength(19)
  expect(parseVolunteerNumber(number)).toEqual({
    ok: true,
    value: { division: '410202', month: '2603', sequence: 17 },
  })
})

test('is read back as it was built, also lower-case, full-width and in groups', () => {
  fc.assert(
    fc.property(numbers, ({ parts, number }) => {
      const typed = `${number.slice(0, 8)} ${number.slice(8, 12)}-${number.slice(12)}`.toLowerCase()
      const read = parseVolunteerNumber(typed)
      expect(read.ok && read.value.sequence).toBe(parts.sequence)
    }),
  )
})

test('every single wrong character is found', () => {
  fc.assert(
    fc.property(
      numbers,
      fc.nat(18),
      fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
      ({ number }, place, other) => {
        fc.pre(number[place] !== other)
        const wrong = number.slice(0, place) + other + number.slice(place + 1)
        expect(parseVolunteerNumber(wrong).ok).toBe(false)
      },
    ),
  )
})

test('every swap of neighbours is found, but a few of digits that follow each other', () => {
  fc.assert(
    fc.property(numbers, fc.nat(17), ({ number }, place) => {
      const [one = '', other = ''] = [number[place], number[place + 1]]
      fc.pre(one !== other)
      const swapped = number.slice(0, place) + other + one + number.slice(place + 2)
      if (!parseVolunteerNumber(swapped).ok) return
      expect(Math.abs(Number.parseInt(one, 36) - Number.parseInt(other, 36))).toBeOneOf([1, 35])
    }),
  )
})

test.each([
  ['V410000220200001234A'.slice(0, 18), 'national-number'],
  ['', 'wrong-form'],
  ['ZY41020226130000175', 'wrong-form'],
  ['ZY41020226030000005', 'wrong-form'],
  ['L-410202001-01-000001', 'wrong-form'],
])('%j is %s', (typed, code) => {
  expect(parseVolunteerNumber(typed)).toEqual({ ok: false, problems: [{ code }] })
})

test.each([0, -1, 1.5, 1_000_000, Number.NaN])('sequence %j is a bug of the register', (sequence) => {
  const enrolledOn = PlainDate.parse('2026-03-02')
  expect(() => buildVolunteerNumber({ division: '410202', enrolledOn, sequence })).toThrow()
})
