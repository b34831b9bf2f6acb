import { expect, test } from 'vitest'
import type { FactBody } from '#domain/facts/fact-kinds'
import { sampleFacts } from '#testing/sample-facts'
import { buildRegistrationRow } from './build-registration-row.ts'
import type { RegistrationRow } from './registration-row.ts'
import { searchRoster } from './search-roster.ts'

function rowOf(changes: Partial<FactBody<'resident-registered'>>, seed: number): RegistrationRow {
  const [fact] = sampleFacts('410202001-01', 1, { seed, from: seed })
  const row = fact && buildRegistrationRow([{ ...fact, body: { ...fact.body, ...changes } }], fact.org)
  if (!row) throw new Error('no row')
  return row
}

const zhang = rowOf({ fullName: '张秀英', phone: { number: '13803781234', owner: 'self' } }, 1)
const shan = rowOf({ fullName: '单秀英', phone: null }, 2)
const roster = [zhang, shan]

test.each([
  ['张秀', [zhang]],
  ['zhangxiuying', [zhang]],
  ['zxy', [zhang]],
  ['sxy', [shan]],
  ['ZXY', [zhang]],
  ['ｚｘｙ', [zhang]],
  ['138037', [zhang]],
  ['秀英', [zhang, shan]],
  ['秀英 138', [zhang]],
  ['L-410202001-01-000002', [shan]],
  ['nobody', []],
  ['  ', [zhang, shan]],
])('"%s" finds who was meant', (query, expected) => {
  expect(searchRoster(roster, query)).toEqual(expected)
})

test('the last four characters of a document find its holder', () => {
  expect(searchRoster(roster, zhang.documentKey.slice(-4))).toContain(zhang)
})

test('no more hits than asked for', () => {
  expect(searchRoster(roster, '秀', 1)).toEqual([zhang])
})
