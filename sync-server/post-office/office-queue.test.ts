import { expect, test } from 'vitest'
import { createOfficeQueue } from './office-queue.ts'

/** A queue whose looks end one by one, when the test says so. */
function controlled(hands: number) {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const said: string[] = []
  const queue = createOfficeQueue(hands, {
    lookInto(org) {
      begun.push(org)
      return new Promise((resolve) => ends.push(resolve))
    },
    onSwept: () => said.push('swept'),
    onIdle: () => said.push('idle'),
  })
  const endNext = async () => {
    ends.shift()?.()
    await new Promise(setImmediate)
  }
  return { queue, begun, endNext, said }
}
const settled = () => new Promise(setImmediate)

test('so many offices are looked into at once as there are hands', async () => {
  const { queue, begun, endNext } = controlled(2)
  queue.resume()
  queue.add(['1', '2', '3'], 'sweep')
  await settled()
  expect(begun).toEqual(['1', '2'])
  await endNext()
  expect(begun).toEqual(['1', '2', '3'])
})

test('who rang goes before who is only swept', async () => {
  const { queue, begun, endNext } = controlled(1)
  queue.resume()
  queue.add(['1', '2', '3', '4'], 'sweep')
  queue.add(['3', '5'], 'rang')
  for (let look = 0; look < 5; look += 1) await endNext()
  expect(begun).toEqual(['1', '3', '5', '2', '4'])
})

test('an office that rings while it is in hand is looked into again, and never twice at once', async () => {
  const { queue, begun, endNext } = controlled(2)
  queue.resume()
  queue.add(['1'], 'sweep')
  await settled()
  queue.add(['1', '1'], 'rang')
  queue.add(['1'], 'sweep')
  await settled()
  expect(begun).toEqual(['1'])
  await endNext()
  expect(begun).toEqual(['1', '1'])
  await endNext()
  expect([begun.length, queue.size()]).toEqual([2, 0])
})

test('a pause lets what is in hand come to its end and begins nothing', async () => {
  const { queue, begun, endNext } = controlled(1)
  queue.resume()
  queue.add(['1', '2'], 'sweep')
  await settled()
  let paused = false
  const pause = queue.pause().then(() => {
    paused = true
  })
  await settled()
  expect(paused).toBe(false)
  await endNext()
  await pause
  expect([begun, queue.size()]).toEqual([['1'], 1])
  queue.resume()
  await settled()
  expect(begun).toEqual(['1', '2'])
})

test('says when everybody’s turn is over, though others ring all the time, and when nothing is left', async () => {
  const { queue, endNext, said } = controlled(2)
  queue.resume()
  queue.add(['1', '2'], 'sweep')
  await settled()
  queue.add(['3'], 'rang')
  await endNext()
  expect(said).toEqual([])
  await endNext()
  expect(said).toEqual(['swept'])
  await endNext()
  expect(said).toEqual(['swept', 'idle'])
})
