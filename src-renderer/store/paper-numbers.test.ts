import { expect, test } from 'vitest'
import type { KeyedTexts } from './keyed-texts.ts'
import { openPaperNumbers } from './paper-numbers.ts'

/** A table whose writes can be held back, or refused. */
function table() {
  const texts = new Map<string, string>()
  let fails = false
  const state: Pick<KeyedTexts, 'find' | 'put'> = {
    find: async (key) => texts.get(key) ?? null,
    async put(entries) {
      if (fails) throw new DOMException('full', 'QuotaExceededError')
      for (const { key, text } of entries) texts.set(key, text)
    },
  }
  return {
    state,
    texts,
    failing: (now: boolean) => {
      fails = now
    },
  }
}

test('two claims at once share no number, and a restart goes on after the last', async () => {
  const { state } = table()
  const numbers = openPaperNumbers(state)
  expect(await Promise.all([numbers.claim(3), numbers.claim(20), numbers.claim(1)])).toEqual([1, 4, 24])
  expect(await openPaperNumbers(state).claim(1)).toBe(25)
})

test('a number is on the disk before anybody has it: killed in between, it is lost and never given twice', async () => {
  const { state, texts } = table()
  const claimed = openPaperNumbers(state).claim(5)
  // The program that asked is gone before it hears the answer.
  while (texts.size === 0) await Promise.resolve()
  expect(await openPaperNumbers(state).claim(1)).toBe(6)
  expect(await claimed).toBe(1)
})

test('where the disk refuses, no number is given, and the next claim begins where it stood', async () => {
  const { state, failing } = table()
  const numbers = openPaperNumbers(state)
  expect(await numbers.claim(2)).toBe(1)
  failing(true)
  await expect(numbers.claim(1)).rejects.toMatchObject({ reason: 'disk-full' })
  failing(false)
  expect(await numbers.claim(1)).toBe(3)
})

test.each(['', 'many', '-4', '1e400', '2.5'])(
  'a damaged record (%j) never stops the counter',
  async (text) => {
    const { state, texts } = table()
    texts.set('paper-numbers', text)
    expect(await openPaperNumbers(state).claim(1)).toBe(1)
  },
)
