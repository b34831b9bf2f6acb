import { expect, test } from 'vitest'
import type { SignatureImage } from '#domain/facts/guardian-consent'
import { createSigning } from './signing.ts'

function image(drawn: string): SignatureImage {
  return { mediaType: 'image/png', base64: btoa(drawn), sha256: 'a'.repeat(64) }
}

function startSigning() {
  const inDraft: SignatureImage[] = []
  const failures: unknown[] = []
  const signing = createSigning(
    (signed) => inDraft.push(signed),
    (error) => failures.push(error),
  )
  return { inDraft, failures, signing }
}

test('an earlier stroke whose image comes later does not replace the whole signature', async () => {
  const { inDraft, signing } = startSigning()
  const [first, second] = [Promise.withResolvers<SignatureImage>(), Promise.withResolvers<SignatureImage>()]
  signing.draw(first.promise)
  signing.draw(second.promise)
  second.resolve(image('both strokes'))
  first.resolve(image('one stroke'))
  await signing.settled()
  expect(inDraft).toEqual([image('both strokes')])
})

test('whoever waits hears only when every image is there, the slowest one too', async () => {
  const { signing } = startSigning()
  const slow = Promise.withResolvers<SignatureImage>()
  signing.draw(slow.promise)
  signing.draw(Promise.resolve(image('fast')))
  let settled = false
  const waiting = signing.settled().then(() => {
    settled = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(settled).toBe(false)
  slow.resolve(image('slow'))
  await waiting
})

test('what was forgotten goes nowhere, and the next stroke counts again', async () => {
  const { inDraft, signing } = startSigning()
  signing.draw(Promise.resolve(image('forgotten')))
  signing.forget()
  await signing.settled()
  expect(inDraft).toEqual([])
  signing.draw(Promise.resolve(image('anew')))
  await signing.settled()
  expect(inDraft).toEqual([image('anew')])
})

test('an image that cannot be made is told, and keeps nobody waiting', async () => {
  const { inDraft, failures, signing } = startSigning()
  const failure = new Error('no picture')
  signing.draw(Promise.reject(failure))
  signing.draw(Promise.resolve(null))
  await signing.settled()
  expect({ inDraft, failures }).toEqual({ inDraft: [], failures: [failure] })
})
