import { expect, test } from 'vitest'
import { buildFact } from '#testing/facts'
import { signedRegistration } from '#testing/signed-registration'
import { FACT_KINDS } from '../facts/fact-kinds.ts'
import { toCanonicalJson } from './canonical-json.ts'
import { toPartTexts } from './part-texts.ts'
import { layoutOfKind, SEAL_LAYOUTS } from './seal-layouts.ts'

test.each([
  [{ b: 1, a: [true, null, 'é\u2028'] }, '{"a":[true,null,"é\u2028"],"b":1}'],
  [{ '\u{1F600}': 1, '\uFB33': 2, a: undefined }, '{"\u{1F600}":1,"\uFB33":2}'],
  [[undefined, Number.NaN, -0, 1e21, '\ud800'], '[null,null,0,1e+21,"\\ud800"]'],
  [undefined, 'null'],
])('%j has one text, whatever wrote it', (value, text) => {
  expect(toCanonicalJson(value)).toBe(text)
})

test('a value nested deeper than any fact has none', () => {
  const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels))
  expect(toCanonicalJson(deep(100))).toBe('['.repeat(100) + ']'.repeat(100))
  expect(toCanonicalJson(deep(101))).toBeNull()
})

test('every field of a fact is in exactly one part, and the seal in none', () => {
  const { desk, body, ...rest } = signedRegistration('410202001-01', 7)
  const parts = toPartTexts(
    { ...rest, desk, body: { ...body, later: { deep: 'unique-1' } }, seal: 'unique-2' },
    SEAL_LAYOUTS['registration-1'],
  )
  const all = [...(parts?.values() ?? [])].join('\n')
  for (const value of [
    rest.id,
    rest.at,
    rest.order,
    'unique-1',
    'T-2026',
    'iVBORw0KGgo=',
    '刘敏',
    '2029-09-01',
  ]) {
    expect(all.split(`"${value}"`).length - 1, value).toBe(value === 'T-2026' ? 0 : 1)
  }
  expect(all).not.toContain('unique-2')
})

// Seals that lie on disks and in courts were made over these texts: a layout of this name never changes.
test('the texts of a layout are what they were when the first fact was sealed', () => {
  const fact = buildFact({
    kind: 'resident-registered',
    n: 5,
    body: {
      fullName: '王敏',
      guardianConsent: {
        guardian: { fullName: '刘敏' },
        notice: { version: '2026-1' },
        scopes: { photo: false },
        signature: { form: 'paper', paperNumber: 'T-1' },
        givenOn: '2026-03-02',
      },
    },
  })
  expect(Object.fromEntries(toPartTexts(fact, SEAL_LAYOUTS['registration-1']) ?? [])).toEqual({
    'office-and-desk':
      '{"":{},"/desk":"410202001-01","/id":"registration:0198c2a4-0000-7000-8000-000000000001:0198c2a4-0000-7000-8000-000000000005","/kind":"resident-registered","/org":"410202001","/schema":1,"/subject":"registration:0198c2a4-0000-7000-8000-000000000001","/worker":"410202001-w1"}',
    times:
      '{"/at":"2026-03-02T09:05:00+08:00","/body/guardianConsent/givenOn":"2026-03-02","/n":5,"/order":"001772413200005.000000.410202001-01"}',
    person: '{"/body":{},"/body/fullName":"王敏"}',
    answers: '{"/body/guardianConsent":{},"/body/guardianConsent/scopes":{"photo":false}}',
    guardian: '{"/body/guardianConsent/guardian":{"fullName":"刘敏"}}',
    notice: '{"/body/guardianConsent/notice":{"version":"2026-1"}}',
    'signature-image': '{"/body/guardianConsent/signature":{"form":"paper","paperNumber":"T-1"}}',
  })
})

test.each([
  [
    'guardian-consent-given',
    { because: 'renewal', consent: { guardian: 1, notice: 2, scopes: 3, signature: 4, givenOn: 5 } },
    { guardian: [1], notice: [2], answers: ['renewal', 3], 'signature-image': [4], times: [5] },
  ],
  [
    'own-consent-given',
    { consent: { scopes: 3, notice: 2, givenOn: 5 } },
    { answers: [3], notice: [2], times: [5] },
  ],
  [
    'guardian-consent-withdrawn',
    { by: 'guardian-1', on: 5, words: 'words-1' },
    { guardian: ['guardian-1'], times: [5], answers: ['words-1'] },
  ],
  [
    'consent-refused',
    { by: 'person', on: 5, notice: 2, refused: ['photo'] },
    { answers: ['person', 'photo'], times: [5], notice: [2] },
  ],
  ['transfer-requested', { consent: { givenBy: 'self', givenOn: 5 } }, { answers: ['self'], times: [5] }],
] as const)('%s says by itself which part is which', (kind, body, parts) => {
  const fact = buildFact({ kind, n: 9, body })
  const texts = toPartTexts(fact, SEAL_LAYOUTS[layoutOfKind(kind)])
  for (const [part, values] of Object.entries(parts)) {
    const found = [...(texts ?? [])].find(([name]) => name === part)?.[1]
    for (const value of values) expect(found).toContain(JSON.stringify(value))
  }
})

test('every kind that this version writes has a layout, and what bears a consent has parts of its own', () => {
  const plain = Object.keys(FACT_KINDS).filter((kind) => layoutOfKind(kind) === 'plain-1')
  expect(plain).not.toContain('resident-registered')
  expect(plain).not.toContain('transfer-requested')
  expect(plain).toContain('certificate-printed')
  expect(layoutOfKind('constructor')).toBe('plain-1')
})
