import { expect, test } from 'vitest'
import { PlainDate } from '../plain-date.ts'
import { findAgeTurn } from './age-clocks.ts'

const day = (text: string) => PlainDate.parse(text)

test.each([
  ['thirty-one days before the 18th birthday nobody is told', '2008-05-02', '2026-04-01', null],
  ['thirty days before it they are', '2008-05-01', '2026-04-01', { age: 18, on: '2026-05-01' }],
  ['the day before it they still are', '2008-04-02', '2026-04-01', { age: 18, on: '2026-04-02' }],
  ['on the birthday itself they have turned', '2008-04-01', '2026-04-01', null],
  ['at 14 the dedicated rules end', '2012-04-10', '2026-04-01', { age: 14, on: '2026-04-10' }],
  ['at 16 a card is due', '2010-04-10', '2026-04-01', { age: 16, on: '2026-04-10' }],
  ['at 17 and 15 nothing changes', '2009-04-10', '2026-04-01', null],
  [
    'who was born on 29 February turns on 1 March of a common year',
    '2012-02-29',
    '2026-02-01',
    { age: 14, on: '2026-03-01' },
  ],
  ['29 February counts as one day before 1 March', '2008-02-29', '2026-02-28', { age: 18, on: '2026-03-01' }],
  ['in a leap year they turn on their own day', '2008-02-29', '2024-02-28', { age: 16, on: '2024-02-29' }],
  ['a year’s end is no border', '2009-01-05', '2026-12-20', { age: 18, on: '2027-01-05' }],
])('%s', (_title, bornOn, today, turn) => {
  expect(findAgeTurn(day(bornOn), day(today))).toEqual(turn)
})
