import { createCanvas } from '@napi-rs/canvas'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningChromium, startChromium } from '#testing/chromium'
import { buildEvidencePage } from '#testing/evidence-page/build-evidence-page'
import { prepareScan, scanSize } from './prepare-scan.ts'

test.each([
  [
    'a photo of twelve megapixels is made as large as a page needs',
    4000,
    3000,
    { width: 2000, height: 1500 },
  ],
  ['a page upright keeps its shape', 2480, 3508, { width: 1414, height: 2000 }],
  ['what is small enough stays as it is', 1000, 1400, { width: 1000, height: 1400 }],
  ['the smallest that can be read', 600, 600, { width: 600, height: 600 }],
  ['a stamp', 599, 4000, null],
  ['nothing', 0, 0, null],
])('%s', (_title, width, height, size) => {
  expect(scanSize(width, height)).toEqual(size)
})

test('a file that is no page is refused before anything is done with it', async () => {
  const huge = { size: 51 * 1024 * 1024 } as Blob
  expect(await prepareScan(huge)).toEqual({ ok: false, problems: ['too-large'] })
})

describe('in a browser', () => {
  let chromium: RunningChromium
  let built: Awaited<ReturnType<typeof buildEvidencePage>>
  let page: Page
  beforeAll(async () => {
    built = await buildEvidencePage()
    chromium = await startChromium()
    page = await chromium.newPage()
    // Nobody listens there: the page comes out of the test itself.
    await built.openOn('http://127.0.0.1:9', page)
  }, 120_000)
  afterAll(async () => {
    await chromium.close()
    await built.close()
  })

  /** A photo of a form, with what a camera writes beside the picture. */
  function photo(width: number, height: number, beside = ''): Buffer {
    const canvas = createCanvas(width, height)
    const pen = canvas.getContext('2d')
    pen.fillStyle = '#eee'
    pen.fillRect(0, 0, width, height)
    pen.fillStyle = '#123'
    for (let line = 0; line < height; line += 40) pen.fillRect(width / 10, line, width / 2, 12)
    const jpeg = canvas.toBuffer('image/jpeg')
    const text = Buffer.from(`Exif\0\0${beside}`)
    const head = Buffer.from([0xff, 0xe1, 0, text.length + 2])
    return beside === '' ? jpeg : Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)])
  }
  const scan = (file: Buffer) => page.evaluate((bytes) => window.evidencePage.scan(bytes), [...file])

  test('a photo is made as large as a page needs, and where it was taken stays behind', async () => {
    const place = 'GPS 34.7972 114.3073 taken by LI WEI'
    const file = photo(4000, 3000, place)
    expect(file.includes(place)).toBe(true)
    const taken = await scan(file)
    if (typeof taken === 'string') throw new Error(taken)
    expect([taken.width, taken.height]).toEqual([2000, 1500])
    const bytes = Buffer.from(taken.bytes)
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
    expect(bytes.length).toBeLessThan(1_500_000)
    for (const trace of ['Exif', 'GPS', 'LI WEI']) expect(bytes.includes(trace)).toBe(false)
  }, 60_000)

  test.each([
    ['a text that calls itself a photo', Buffer.from('%PDF-1.7 no image'), 'not-an-image'],
    ['half a photo that has no size', Buffer.from([0xff, 0xd8, 0xff]), 'not-an-image'],
    ['a stamp', photo(300, 300), 'too-small'],
  ])(
    '%s is refused in words',
    async (_title, file, problem) => {
      expect(await scan(file)).toBe(problem)
    },
    60_000,
  )
})
