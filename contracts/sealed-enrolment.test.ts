import { expect, test } from 'vitest'
import { encodeBase64url } from '#domain/text/base64url'
import { enrolmentOf } from '#testing/enrolments'
import {
  ENROLMENT_CODE_LENGTH,
  makeEnrolmentCode,
  normaliseEnrolmentCode,
  openEnrolment,
  parseSealedEnrolment,
  sealEnrolment,
} from './sealed-enrolment.ts'

const ENROLMENT = enrolmentOf('410202001-01')
const CODE = 'ABCD-EFGH-JKMN'
const TEXT = await sealEnrolment(ENROLMENT, CODE)

test('an enrolment comes out as it went in', async () => {
  expect(await openEnrolment(TEXT, CODE)).toEqual({ ok: true, value: ENROLMENT })
})

test('the text says in the open whose it is, and neither the credential nor the hub', () => {
  const parsed = parseSealedEnrolment(TEXT)
  expect(parsed).toMatchObject({
    ok: true,
    value: { desk: ENROLMENT.desk.code, office: ENROLMENT.organisation.name },
  })
  const open = Buffer.from(TEXT.split('.')[1] ?? '', 'base64url').toString()
  expect(Object.keys(JSON.parse(open))).toEqual(['desk', 'office'])
})

test('the same enrolment under the same code never gives the same text', async () => {
  const [, open, ...secret] = TEXT.split('.')
  const [, openAgain, ...secretAgain] = (await sealEnrolment(ENROLMENT, CODE)).split('.')
  expect(openAgain).toBe(open)
  for (const [at, part] of secret.entries()) expect(secretAgain[at]).not.toBe(part)
})

test('an office with thirty workers still fits one QR code', async () => {
  const workers = Array.from({ length: 30 }, (_, at) => ({ id: `410202001001-w${at}`, name: '欧阳清风' }))
  expect((await sealEnrolment({ ...ENROLMENT, workers }, CODE)).length).toBeLessThan(2_953)
})

test.each(['abcd-efgh-jkmn', ' ABCD EFGH\tJKMN\n', 'ａｂｃｄ－ＥＦＧＨ　ＪＫＭＮ', 'ABCD—EFGH—JKMN'])(
  'the code typed as %j opens it',
  async (typed) => {
    expect((await openEnrolment(TEXT, typed)).ok).toBe(true)
  },
)

test.each(['ABCD-EFGH-JKMM', 'ABCD-EFGH-JKM', '', 'ABCDEFGHJKMNN'])(
  'the code %j opens nothing',
  async (code) => {
    expect(await openEnrolment(TEXT, code)).toEqual({ ok: false, problems: [{ code: 'wrong-code' }] })
  },
)

test('blanks and line breaks of a mail, a scanner or an editor do no harm', async () => {
  const sent = `\uFEFF${TEXT.slice(0, 90)}\r\n${TEXT.slice(90, 300)} ${TEXT.slice(300)}\n`
  expect((await openEnrolment(sent, CODE)).ok).toBe(true)
})

test('one changed character anywhere opens nothing', async () => {
  const places = new Set<number>()
  let start = 0
  for (const part of TEXT.split('.')) {
    for (const at of [0, 3, Math.floor(part.length / 2), part.length - 1, part.length]) places.add(start + at)
    start += part.length + 1
  }
  places.delete(TEXT.length)
  const changed = [...places].map((at) => {
    const before = TEXT[at] ?? ''
    return TEXT.slice(0, at) + nextCharacter(before) + TEXT.slice(at + 1)
  })
  expect(changed).toHaveLength(places.size)
  for (const answer of await Promise.all(changed.map((text) => openEnrolment(text, CODE))))
    expect(answer.ok).toBe(false)
})

test('the name in the open cannot be exchanged for another office’s', async () => {
  const other = encodeBase64url(new TextEncoder().encode('{"desk":"410202002-01","office":"别处"}'))
  const [mark, , ...rest] = TEXT.split('.')
  const answer = await openEnrolment([mark, other, ...rest].join('.'), CODE)
  expect(answer).toEqual({ ok: false, problems: [{ code: 'wrong-code' }] })
})

test('an enrolment of a later version says so', () => {
  const later = TEXT.replace('ZYE1', 'ZYE2')
  expect(parseSealedEnrolment(later)).toEqual({
    ok: false,
    problems: [{ code: 'newer-enrolment', version: 2 }],
  })
})

const encoded = (value: string) => encodeBase64url(new TextEncoder().encode(value))
const [, , ...SECRET] = TEXT.split('.')
test.each([
  ['nothing', ''],
  ['a picture', '\u0089PNG\r\n\u001a\n\u0000\u0000'],
  ['the enrolment unsealed', JSON.stringify(ENROLMENT)],
  ['the mark alone', 'ZYE1'],
  ['a part too few', TEXT.split('.').slice(0, 4).join('.')],
  ['a part too many', `${TEXT}.AAAA`],
  ['version nought', TEXT.replace('ZYE1', 'ZYE0')],
  ['no seal at all', [...TEXT.split('.').slice(0, 4), ''].join('.')],
  ['a short salt', TEXT.split('.').with(2, 'AAAA').join('.')],
  ['an open part that is no JSON', ['ZYE1', encoded('{'), ...SECRET].join('.')],
  ['an open part that is null', ['ZYE1', encoded('null'), ...SECRET].join('.')],
  ['a desk that is a path', ['ZYE1', encoded('{"desk":"../../x","office":"x"}'), ...SECRET].join('.')],
  ['an office without a name', ['ZYE1', encoded('{"desk":"410202001-01","office":""}'), ...SECRET].join('.')],
  [
    'an open part of half a character',
    ['ZYE1', encodeBase64url(new Uint8Array([0xc3])), ...SECRET].join('.'),
  ],
  ['ten megabytes', `${TEXT}${'A'.repeat(10_000_000)}`],
])('%s is no enrolment', async (_what, text) => {
  expect(await openEnrolment(text, CODE)).toEqual({ ok: false, problems: [{ code: 'not-an-enrolment' }] })
})

test('a code has twelve characters that nobody mistakes, in groups of four, and never comes twice', () => {
  const codes = Array.from({ length: 500 }, makeEnrolmentCode)
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}$/)
  expect(new Set(codes).size).toBe(codes.length)
  const letters = new Set(codes.flatMap((code) => [...normaliseEnrolmentCode(code)]))
  expect(letters.size ** ENROLMENT_CODE_LENGTH).toBeGreaterThan(2 ** 58)
})

/** Another character of base64url; for the last one of a part, one that spells the same bytes. */
function nextCharacter(character: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const at = alphabet.indexOf(character)
  return at < 0 ? 'A' : (alphabet[at ^ 1] ?? 'A')
}
