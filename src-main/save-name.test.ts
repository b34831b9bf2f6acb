import { expect, test } from 'vitest'
import { toSaveName } from './save-name.ts'

test.each([
  ['ZY4102022611000001A-张三.pdf', 'ZY4102022611000001A-张三.pdf'],
  ['../../etc/passwd', '-..-etc-passwd.pdf'],
  ['C:\\Windows\\x.pdf', 'C--Windows-x.pdf'],
  ['证书?.PDF', '证书-.PDF'],
  ['...', 'desk.pdf'],
  [' .hidden', 'hidden.pdf'],
])('a PDF asked for as %j is offered as %j', (asked, offered) => {
  expect(toSaveName(asked, '.pdf')).toBe(offered)
})
