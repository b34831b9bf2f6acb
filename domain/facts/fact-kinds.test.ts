import { describe, expect, test } from 'vitest'
import { buildFact } from '#testing/facts'
import { COUNTER_DAY, fourteenYearOld, motherConsents } from '#testing/resident-drafts'
import { PlainDate } from '../plain-date.ts'
import { admitResident } from '../registration/admit-resident.ts'
import { parseFact } from './fact-kinds.ts'

const printed = buildFact({ kind: 'certificate-printed', body: { volunteerNumber: 'ZY1', form: 'paper' } })

test('a fact of a known kind is read', () => {
  expect(parseFact(printed)).toEqual({ ok: true, value: printed })
})

test.each([
  ['no fact', 5, { code: 'not-a-fact' }],
  ['an id that is none', { ...printed, id: 'x' }, { code: 'not-a-fact' }],
  [
    'a kind of a newer version',
    { ...printed, kind: 'group-dissolved' },
    { code: 'unknown-kind', kind: 'group-dissolved' },
  ],
  [
    'a kind named like a property of every object',
    { ...printed, kind: 'constructor' },
    { code: 'unknown-kind', kind: 'constructor' },
  ],
  [
    'a newer schema',
    { ...printed, schema: 2 },
    { code: 'newer-schema', kind: 'certificate-printed', schema: 2 },
  ],
  [
    'a malformed body',
    { ...printed, body: { volunteerNumber: 'ZY1' } },
    { code: 'malformed-body', kind: 'certificate-printed', paths: ['form'] },
  ],
])('%s is answered as such', (_title, raw, problem) => {
  expect(parseFact(raw)).toEqual({ ok: false, problems: [problem] })
})

describe('a signature', () => {
  const embedded = { mediaType: 'image/png', base64: 'aGk=', sha256: 'a'.repeat(64) }
  const evidence = '0198c2a4-0000-7000-8000-000000000009'
  const apart = {
    mediaType: 'image/png',
    sha256: 'b'.repeat(64),
    bytes: 9000,
    evidence,
    desk: '410202001-01',
  }

  test.each([
    ['inside a registration of schema 1', 1, { form: 'on-screen', image: embedded }],
    ['inside a newer one', 2, { form: 'on-screen', image: embedded }],
    ['as evidence that travels apart', 2, { form: 'on-screen', image: apart }],
    ['on paper, as it was before there were scans', 1, { form: 'paper', paperNumber: 'T-1' }],
    ['on paper, with its scan', 2, { form: 'paper', paperNumber: 'T-1', scan: apart }],
  ])('%s is read to the letter', (_title, schema, signature) => {
    const draft = fourteenYearOld({ guardianConsent: motherConsents({ signature }) })
    const admitted = admitResident(
      { ...draft, provisionalNumber: 'L-1' },
      { today: PlainDate.parse(COUNTER_DAY) },
    )
    if (!admitted.ok) throw new Error(JSON.stringify(admitted.problems))
    expect(admitted.value).toMatchObject({ guardianConsent: { signature } })
    const fact = buildFact({ kind: 'resident-registered', schema, body: { ...admitted.value } })
    expect(parseFact(fact)).toMatchObject({ ok: true, value: { body: { guardianConsent: { signature } } } })
  })
})
