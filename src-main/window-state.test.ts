import { EventEmitter } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findWindowState, keepWindowState } from './window-state.ts'

const screen = { workArea: { x: 0, y: 0, width: 1920, height: 1040 } }
const bounds = { x: 100, y: 80, width: 1280, height: 720 }
let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-window-'))
  file = join(folder, 'window.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** The part of a window that is remembered. */
class FakeWindow extends EventEmitter {
  getNormalBounds = () => bounds
  isMaximized = () => true
}

test('a window opens where it was closed', async () => {
  const window = new FakeWindow()
  keepWindowState(window as never, file)
  expect(await findWindowState(file, [screen])).toBeNull()
  window.emit('close')
  expect(await findWindowState(file, [screen])).toEqual({ bounds, maximized: true })
})

test('a place on a screen that is no longer there is forgotten', async () => {
  await writeFile(file, JSON.stringify({ bounds: { ...bounds, x: 1900 }, maximized: false }))
  expect(await findWindowState(file, [screen])).toBeNull()
  const second = { workArea: { x: 1920, y: 0, width: 1280, height: 1024 } }
  expect(await findWindowState(file, [screen, second])).not.toBeNull()
})

test.each(['', '{}', '{"bounds":{"x":"left"}}'])('a file that holds %j is no place', async (content) => {
  await writeFile(file, content)
  expect(await findWindowState(file, [screen])).toBeNull()
})
