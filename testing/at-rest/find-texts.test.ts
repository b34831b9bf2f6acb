import { expect, test } from 'vitest'
import { createFinder } from './find-texts.ts'
import { unpackSnappy } from './unpack-snappy.ts'
import { unpackTable } from './unpack-table.ts'

const NAME = '欧秀英华'
const PHONE = '13912345678'
const find = createFinder([NAME, PHONE])

test.each(['utf8', 'utf16le'] as const)('a text is found in %s, whatever stands around it', (encoding) => {
  for (const before of ['', 'x', 'xy', 'xyz']) {
    const bytes = Buffer.from(`${before}${NAME}!`, encoding)
    expect([...find(bytes)], before).toEqual([NAME])
    // At every place of a group of base64, and with other bytes on both sides.
    expect([...find(Buffer.from(bytes.toString('base64')))], before).toEqual([NAME])
  }
})

test('half a text, and a text with another character, are not it', () => {
  expect([...find(Buffer.from(NAME.slice(0, 3)))]).toEqual([])
  expect([...find(Buffer.from('13912345679 139'))]).toEqual([])
  expect([...find(Buffer.alloc(3))]).toEqual([])
})

test('Snappy is unpacked: literals, copies, and copies that reach into what they write', () => {
  // "abcd", then 8 bytes from 4 back (a copy with one byte of offset), then 60 times the last byte (two bytes of offset).
  const packed = Buffer.from([72, 0x0c, 97, 98, 99, 100, 0x11, 4, 0xee, 1, 0])
  expect(unpackSnappy(packed)?.toString()).toBe(`abcdabcdabcd${'d'.repeat(60)}`)
  const long = Buffer.from('z'.repeat(100))
  expect(unpackSnappy(Buffer.concat([Buffer.from([100, 60 << 2, 99]), long]))).toEqual(long)
})

test('what is no Snappy block is none', () => {
  for (const bytes of [[], [4], [4, 0x0c, 97], [2, 0x01, 9], [0xff, 0xff, 0xff, 0xff, 0xff]]) {
    expect(unpackSnappy(Buffer.from(bytes)), String(bytes)).toBeNull()
  }
})

test('what is no table has no blocks', () => {
  expect(unpackTable(Buffer.alloc(10))).toEqual([])
  expect(unpackTable(Buffer.alloc(100))).toEqual([])
})
