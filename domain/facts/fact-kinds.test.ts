import { expect, test } from 'vitest'
import { buildFact } from '#testing/facts'
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
