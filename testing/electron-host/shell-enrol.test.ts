import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Answer } from '#contracts/desk-bridge'
import { REVOKED_ROLE } from '#contracts/hub-databases'
import { sealEnrolment } from '#contracts/sealed-enrolment'
import { enrolmentOf } from '#testing/enrolments'
import type { DeskShell } from './desk-shell.ts'
import { openShellBench } from './shell.fixture.ts'

const bench = openShellBench()
const CODE = 'ABCD-EFGH-JKMN'
const PASSWORD = 'the-credential-of-this-desk'
const seal = (desk: string) =>
  sealEnrolment(enrolmentOf(desk, { hubUrl: bench.hubUrl(), password: PASSWORD }), CODE)

const enrol = ({ page }: DeskShell, text: string, code = CODE) =>
  page.evaluate((ask) => window.deskBridge?.ask('desk:enrol-sealed', ask), { text, code })
const signIn = ({ page }: DeskShell) => page.evaluate(() => window.deskBridge?.ask('hub:sign-in', null))
const identity = ({ page }: DeskShell) => page.evaluate(() => window.deskBridge?.ask('desk:identity', null))
const deskOf = async (shell: DeskShell) => (await identity(shell))?.desk.code

test('main opens a sealed enrolment; the window hears one word, and the credential is nowhere in the open', async () => {
  const shell = await bench.start()
  expect(await enrol(shell, await seal('410202001-01'), 'abcd efgh jkmn')).toEqual({ outcome: 'kept' })
  expect(await signIn(shell)).toEqual({ outcome: 'signed-in' })
  expect(JSON.stringify(await identity(shell))).not.toContain(PASSWORD)
  await shell.close()
  const log = await readFile(join(bench.userData(), 'logs/desk.log'), 'utf8')
  const kept = await readFile(join(bench.userData(), 'enrolment.json'), 'utf8')
  expect(kept + log).not.toContain(PASSWORD)
  expect(kept + log).not.toContain(CODE)
  expect(await deskOf(await bench.start())).toBe('410202001-01')
})

test('a wrong code, half a text and a newer one are answers, and the program is still no desk', async () => {
  const shell = await bench.start()
  const text = await seal('410202001-01')
  expect(await enrol(shell, text, 'ABCD-EFGH-JKMM')).toEqual({ outcome: 'wrong-code' })
  expect(await enrol(shell, text.slice(0, 99))).toEqual({ outcome: 'not-an-enrolment' })
  expect(await enrol(shell, text.replace('ZYE1', 'ZYE2'))).toEqual({ outcome: 'newer-enrolment', version: 2 })
  expect(await identity(shell)).toBeNull()
})

test('a machine without a keychain says so to the page', async () => {
  const shell = await bench.start({ keyring: 'basic_text' })
  expect(await enrol(shell, await seal('410202001-01'))).toEqual({ outcome: 'until-closed' })
  expect(await signIn(shell)).toEqual({ outcome: 'signed-in' })
})

test('a computer that becomes another desk forgets neither the first one nor its credential', async () => {
  const shell = await bench.start()
  await enrol(shell, await seal('410202001-01'))
  await enrol(shell, await seal('410202001-02'))
  expect(await deskOf(shell)).toBe('410202001-02')
  await shell.close()
  const next = await bench.start()
  const known = await next.page.evaluate(() => window.deskBridge?.ask('desk:known', null))
  expect(known?.map(({ desk }) => desk.code)).toEqual(['410202001-01', '410202001-02'])
  expect(JSON.stringify(known)).not.toContain(PASSWORD)
  const choose = (code: string) =>
    next.page.evaluate((asked) => window.deskBridge?.ask('desk:choose', { code: asked }), code)
  expect(await choose('410202001-03')).toBe(false)
  expect(await choose('410202001-01')).toBe(true)
  expect(await deskOf(next)).toBe('410202001-01')
  expect(await signIn(next)).toEqual({ outcome: 'signed-in' })
})

test('the file of a command line that needs a code leads to the first page, in words', async () => {
  const file = join(bench.userData(), 'sealed.zye')
  await writeFile(file, await seal('410202001-01'))
  const shell = await bench.start({ enrolmentFile: file })
  expect(shell.dialogs).toEqual([
    { kind: 'error', title: '登记台开通文件无法使用', detail: expect.stringContaining('校验码') },
  ])
  expect(await identity(shell)).toBeNull()
})

test('a revoked desk is told so by the hub through main', async () => {
  const shell = await bench.startEnrolled()
  bench.giveRoles([REVOKED_ROLE])
  expect(await signIn(shell)).toEqual({ outcome: 'revoked' })
  bench.giveRoles(['desk'])
  expect(await signIn(shell)).toEqual({ outcome: 'signed-in' })
})

test('what leaves the desk as a file lies where the worker said, under an ending that starts nothing', async () => {
  const shell = await bench.start()
  const save = (fileName: string): Promise<Answer<'page:save-file'> | undefined> =>
    shell.page.evaluate(
      (asked) => window.deskBridge?.ask('page:save-file', { fileName: asked, text: 'ZYF1.sealed' }),
      fileName,
    )
  const savedAs = join(shell.documents, '未上传的记录-410202001-01.zyf')
  expect(await save('未上传的记录-410202001-01.zyf')).toEqual({ outcome: 'saved', savedAs })
  expect(await readFile(savedAs, 'utf8')).toBe('ZYF1.sealed')
  await save('../../start.sh')
  expect((await readdir(shell.documents)).sort()).toEqual([
    '-..-start.sh.zyf',
    '未上传的记录-410202001-01.zyf',
  ])
  expect(shell.dialogs[0]).toEqual({ kind: 'save', title: '导出未上传的记录', detail: savedAs })
  const malformed = shell.page.evaluate(() =>
    // What a page that broke its own types would send.
    window.deskBridge?.ask('page:save-file', { fileName: 'a.zyf' } as never),
  )
  await expect(malformed).rejects.toThrow('page:save-file: malformed ask')
})

test('a file of many pieces is written on at the end of the one that the worker just saved, and nowhere else', async () => {
  const shell = await bench.start()
  const more = (text: string) =>
    shell.page.evaluate((piece) => window.deskBridge?.ask('page:save-more', { text: piece }), text)
  expect(await more('.x')).toEqual({ written: false })
  await shell.page.evaluate(() =>
    window.deskBridge?.ask('page:save-file', { fileName: 'a.zyf', text: 'ZYF2.sealed' }),
  )
  expect(await more('.one')).toEqual({ written: true })
  expect(await more('.two')).toEqual({ written: true })
  expect(await readFile(join(shell.documents, 'a.zyf'), 'utf8')).toBe('ZYF2.sealed.one.two')
  await shell.page.evaluate(() =>
    window.deskBridge?.ask('page:save-file', { fileName: 'b.zyf', text: 'ZYF1.sealed' }),
  )
  expect(await more('.three')).toEqual({ written: true })
  expect(await readFile(join(shell.documents, 'a.zyf'), 'utf8')).toBe('ZYF2.sealed.one.two')
})
