import { expect, test } from 'vitest'
import type { ReviewRow } from '../../store/review-row.ts'
import {
  keepSelectable,
  NOTHING_SELECTED,
  type Selection,
  select,
  selectAll,
  whyNotInBatch,
} from './select-reviews.ts'

function row(subject: string, changes: Partial<ReviewRow> = {}): ReviewRow {
  return {
    subject,
    about: 'registration',
    state: 'open',
    outcome: null,
    factId: subject,
    name: subject,
    org: '410202001',
    submittedAt: null,
    openedOn: null,
    dueOn: null,
    needsConsentOpened: false,
    isReadable: true,
    submissions: 1,
    factIds: [],
    ...changes,
  }
}

const rows = [
  row('a'),
  row('minor', { needsConsentOpened: true }),
  row('b'),
  row('team', { about: 'group' }),
  row('c'),
]
const chosen = (selection: Selection) => [...selection.factIds].sort()

test.each([
  [{ needsConsentOpened: true }, 'consent-not-opened'],
  [{ about: 'group' }, 'group'],
  [{ isReadable: false }, 'not-readable'],
  [{ state: 'decided' }, 'not-open'],
  [{ state: 'returned' }, 'not-open'],
  [{}, null],
] as const)('%o is approved together with others, or says why not', (changes, why) => {
  expect(whyNotInBatch(row('x', changes))).toBe(why)
})

test('a click takes one in and out again', () => {
  const one = select(NOTHING_SELECTED, rows, 'a', false)
  expect(chosen(one)).toEqual(['a'])
  expect(chosen(select(one, rows, 'a', false))).toEqual([])
})

test.each([
  ['a', 'c'],
  ['c', 'a'],
])('Shift takes everything from %s to %s, except what is decided one by one', (from, to) => {
  const one = select(NOTHING_SELECTED, rows, from, false)
  expect(chosen(select(one, rows, to, true))).toEqual(['a', 'b', 'c'])
})

test('Shift without a click before it takes that one', () => {
  expect(chosen(select(NOTHING_SELECTED, rows, 'b', true))).toEqual(['b'])
})

test('all of them are all that may go together', () => {
  expect(chosen(selectAll(rows))).toEqual(['a', 'b', 'c'])
})

test('what has been decided or submitted anew meanwhile is selected no more', () => {
  const all = selectAll(rows)
  const changed = { a: { factId: 'a, corrected' }, b: { state: 'decided' } } as const
  const now = rows.map((one) =>
    one.subject === 'a' || one.subject === 'b' ? row(one.subject, changed[one.subject]) : one,
  )
  expect(chosen(keepSelectable(all, now))).toEqual(['c'])
  expect(keepSelectable(all, rows).factIds).toBe(all.factIds)
})
