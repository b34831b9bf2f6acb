import { expect, test } from 'vitest'
import { toCsv } from './to-csv.ts'

test('a table begins with a byte order mark and ends each row as the standard says', () => {
  expect(
    toCsv([
      ['姓名', '编号'],
      ['张三', ''],
    ]),
  ).toBe('\uFEFF姓名,编号\r\n张三,\r\n')
  expect(toCsv([])).toBe('\uFEFF')
})

test.each([
  ['a comma', '张,三', '"张,三"'],
  ['a quotation mark', '张"三', '"张""三"'],
  ['a new line', '张\n三', '"张\n三"'],
])('%s stays inside its cell', (_title, cell, written) => {
  expect(toCsv([[cell]])).toBe(`\uFEFF${written}\r\n`)
})

test.each([
  ['=1+1', `'=1+1`],
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+86', `'+86`],
  ['-2+3', `'-2+3`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t=1`],
  ['\r=1', `"'\r=1"`],
  ['\n=1', `"'\n=1"`],
  ['＝1', `'＝1`],
  ['＋1', `'＋1`],
  ['－1', `'－1`],
  ['＠A', `'＠A`],
])('%j is a text, not something to calculate', (cell, written) => {
  expect(toCsv([[cell]])).toBe(`\uFEFF${written}\r\n`)
})

test('what only contains such a character is left as it is', () => {
  expect(toCsv([['L-410202001-01-3', 'a=b', '2026-03-02 09:00']])).toBe(
    '\uFEFFL-410202001-01-3,a=b,2026-03-02 09:00\r\n',
  )
})
