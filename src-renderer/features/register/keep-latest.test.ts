import { expect, test } from 'vitest'
import { keepLatest } from './keep-latest.ts'

/** A disk that writes when it is told to. */
function slowDisk() {
  const written: string[] = []
  const finish: (() => void)[] = []
  const drafts = keepLatest(
    (version: string) =>
      new Promise<void>((resolve) => {
        written.push(version)
        finish.push(resolve)
      }),
  )
  return { drafts, written, finishOne: () => finish.shift()?.() }
}

test('while one version is being written, only the newest of those that follow is kept', async () => {
  const { drafts, written, finishOne } = slowDisk()
  for (const version of ['1', '2', '3', '4']) drafts.keep(version)
  const flushed = drafts.flush()
  finishOne()
  await Promise.resolve()
  await Promise.resolve()
  finishOne()
  await flushed
  expect(written).toEqual(['1', '4'])
})

test('after settling nothing that waited is written any more', async () => {
  const { drafts, written, finishOne } = slowDisk()
  drafts.keep('1')
  drafts.keep('2')
  const settled = drafts.settle()
  finishOne()
  await settled
  expect(written).toEqual(['1'])
})
