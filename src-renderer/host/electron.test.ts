import { expect, test } from 'vitest'
import type { DeskBridge } from '#contracts/desk-bridge'
import { electronHost } from './electron.ts'

/** A main process with one stick, which takes so many pieces; `chosen`: whether the worker named a file. */
function mainWith(chosen: boolean, room = Number.POSITIVE_INFINITY) {
  const pieces: string[] = []
  async function ask(channel: string, asked: unknown): Promise<unknown> {
    // Only the two channels of saving are asked here.
    const { text } = asked as { text: string }
    if (channel === 'page:save-file' && !chosen) return { outcome: 'cancelled' }
    const fits = pieces.length < room
    if (fits) pieces.push(text)
    if (channel === 'page:save-more') return { written: fits }
    return fits ? { outcome: 'saved', savedAs: '/media/a.zyf' } : { outcome: 'not-written' }
  }
  // A table of one signature for each channel, of which this main process answers two.
  const bridge = { ask, on: () => () => undefined } as unknown as DeskBridge
  return { pieces, host: electronHost(bridge) }
}

/** Three pieces, and how many of them were ever made. */
function threePieces() {
  const made: string[] = []
  async function* make() {
    for (const piece of ['head', '.one', '.two']) {
      made.push(piece)
      yield piece
    }
  }
  return { made, pieces: make() }
}

test('a text goes to main as one, and a file of many pieces piece by piece', async () => {
  const { pieces, host } = mainWith(true)
  const saved = { outcome: 'saved', savedAs: '/media/a.zyf' }
  expect(await host.saveFile('a.zyf', 'whole')).toEqual(saved)
  expect(await host.saveFile('a.zyf', threePieces().pieces)).toEqual(saved)
  expect(pieces).toEqual(['whole', 'head', '.one', '.two'])
})

test('after a worker has changed their mind no further piece is made', async () => {
  const { host } = mainWith(false)
  const { made, pieces } = threePieces()
  expect(await host.saveFile('a.zyf', pieces)).toEqual({ outcome: 'cancelled' })
  expect(made).toEqual(['head'])
})

test.each([0, 1, 2])('a stick that is full after %i pieces is told, and no more is made', async (room) => {
  const { host } = mainWith(true, room)
  const { made, pieces } = threePieces()
  expect(await host.saveFile('a.zyf', pieces)).toEqual({ outcome: 'not-written' })
  expect(made).toHaveLength(room + 1)
})
