import { expect, test } from 'vitest'
import { isSealed, openTextSeal } from './text-seal.ts'

async function makeSeal() {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  return openTextSeal(key)
}

const TEXTS = ['', '{}', '{"fullName":"王秀英"}', '𠮷 \u0000\u0001\u2028', '张'.repeat(30_000)]

test.each(TEXTS)('a text comes back as it was: %#', async (text) => {
  const seal = await makeSeal()
  const sealed = await seal.seal('facts\none', text)
  expect(isSealed(sealed)).toBe(true)
  expect(await seal.open('facts\none', sealed)).toBe(text)
})

test('nothing of a text is seen in what is sealed, and the same text never looks the same', async () => {
  const seal = await makeSeal()
  const [one, other] = [await seal.seal('place', 'Zhang Xiuying'), await seal.seal('place', 'Zhang Xiuying')]
  expect(one).not.toContain('Zhang')
  expect(one).not.toBe(other)
  // One byte a character: IndexedDB would take twice the room for anything else.
  expect([...one].every((character) => character.charCodeAt(0) < 256)).toBe(true)
})

test('a sealed text opens in its own place only, and under its own key only', async () => {
  const seal = await makeSeal()
  const sealed = await seal.seal('facts\none', 'text')
  expect(await seal.open('facts\nother', sealed)).toBeNull()
  expect(await seal.open('drafts\none', sealed)).toBeNull()
  expect(await (await makeSeal()).open('facts\none', sealed)).toBeNull()
})

test('a text of which any character was changed does not open', async () => {
  const seal = await makeSeal()
  const sealed = await seal.seal('place', 'text')
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = String.fromCharCode(sealed.charCodeAt(at) ^ 1)
    expect(await seal.open('place', sealed.slice(0, at) + changed + sealed.slice(at + 1))).toBeNull()
  }
  for (const cut of ['', '\u0001', sealed.slice(0, 12), sealed.slice(0, -1), `${sealed}x`]) {
    expect(await seal.open('place', cut)).toBeNull()
  }
})

test('an open text does not pass for a sealed one', async () => {
  expect(await (await makeSeal()).open('place', '{"fullName":"somebody"}')).toBeNull()
})
