import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow, SaveDialogReturnValue } from 'electron'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { wordsFor } from './main-words.ts'
import { createFileSaver, saveFile } from './save-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'save-file-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

// It is only handed on to the dialog.
const window = {} as BrowserWindow

/** A worker in front of the save dialog: takes what is offered, or changes it. */
function worker(answer: (offered: string) => SaveDialogReturnValue) {
  const offered: string[] = []
  const showSaveDialog = async (...given: readonly unknown[]): Promise<SaveDialogReturnValue> => {
    // The dialog was asked for with its window.
    const { defaultPath = '' } = given[1] as { defaultPath?: string }
    offered.push(defaultPath)
    return answer(defaultPath)
  }
  return { offered, dialog: { showSaveDialog } }
}
const agrees = (filePath: string) => ({ canceled: false, filePath })

test('the file is whole where the worker said', async () => {
  const { dialog } = worker(agrees)
  const ask = { fileName: '未上传的记录-410202001-01.zyf', text: 'ZYF1.x' }
  const savedAs = join(folder, ask.fileName)
  expect(await saveFile(window, dialog, folder, ask, wordsFor('zh'))).toEqual({ outcome: 'saved', savedAs })
  expect(await readFile(savedAs, 'utf8')).toBe('ZYF1.x')
})

test.each([
  ['../../../etc/cron.d/x', '-..-..-etc-cron.d-x.zyf'],
  ['start.exe', 'start.exe.zyf'],
  ['...', 'desk.zyf'],
  ['../查阅记录.CSV', '-查阅记录.CSV'],
  ['table.csv.exe', 'table.csv.exe.zyf'],
])('%j is offered in the folder of documents as %j', async (fileName, name) => {
  const { offered, dialog } = worker(agrees)
  await saveFile(window, dialog, folder, { fileName, text: '' }, wordsFor('zh'))
  expect(offered).toEqual([join(folder, name)])
  expect(await readdir(folder)).toEqual([name])
})

test('a worker who changes their mind has saved nothing', async () => {
  const { dialog } = worker(() => ({ canceled: true, filePath: '' }))
  const ask = { fileName: 'a.zyf', text: 'ZYF1.x' }
  expect(await saveFile(window, dialog, folder, ask, wordsFor('en'))).toEqual({ outcome: 'cancelled' })
  expect(await readdir(folder)).toEqual([])
})

test('a stick that refuses is an answer, not an error', async () => {
  const { dialog } = worker(() => agrees(join(folder, 'no-such-stick', 'a.zyf')))
  const ask = { fileName: 'a.zyf', text: 'ZYF1.x' }
  expect(await saveFile(window, dialog, folder, ask, wordsFor('en'))).toEqual({ outcome: 'not-written' })
})

describe('a file that comes in pieces', () => {
  const saver = (answer: (offered: string) => SaveDialogReturnValue) =>
    createFileSaver(window, worker(answer).dialog, () => folder, wordsFor('zh'))

  test('is written on where it ended', async () => {
    const { save, more } = saver(agrees)
    await save({ fileName: 'a.zyf', text: 'ZYF2.头' })
    expect(await more({ text: '.一' })).toEqual({ written: true })
    expect(await more({ text: '.二' })).toEqual({ written: true })
    expect(await readFile(join(folder, 'a.zyf'), 'utf8')).toBe('ZYF2.头.一.二')
  })

  test('is never written on where nothing was saved', async () => {
    expect(await saver(agrees).more({ text: 'x' })).toEqual({ written: false })
    const { save, more } = saver(() => ({ canceled: true, filePath: '' }))
    await save({ fileName: 'a.zyf', text: 'ZYF2' })
    expect(await more({ text: 'x' })).toEqual({ written: false })
    expect(await readdir(folder)).toEqual([])
  })

  test.each([
    ['is gone', (file: string) => rm(file)],
    ['is another one', (file: string) => writeFile(file, 'somebody else’s')],
  ])('a stick on which the file %s gets nothing more', async (_what, change) => {
    const { save, more } = saver(agrees)
    const file = join(folder, 'a.zyf')
    await save({ fileName: 'a.zyf', text: 'ZYF2' })
    await change(file)
    expect(await more({ text: '.x' })).toEqual({ written: false })
    // Nor does the file go on after what is missing.
    await writeFile(file, 'ZYF2')
    expect(await more({ text: '.y' })).toEqual({ written: false })
    expect(await readFile(file, 'utf8')).toBe('ZYF2')
  })
})
