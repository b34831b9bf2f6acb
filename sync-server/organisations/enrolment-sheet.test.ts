import { createCanvas, loadImage } from '@napi-rs/canvas'
import jsQr from 'jsqr'
import { expect, test } from 'vitest'
import { sealEnrolment } from '#contracts/sealed-enrolment'
import { enrolmentOf } from '#testing/enrolments'
import { buildEnrolmentSheet } from './enrolment-sheet.ts'

const ENROLMENT = enrolmentOf('410202001-01')

/** What a camera reads off the sheet at 600 by 600 dots. */
async function scan(sheet: string): Promise<string | null> {
  const [svg = ''] = /<svg.*<\/svg>/s.exec(sheet) ?? []
  const image = await loadImage(Buffer.from(svg.replace('<svg ', '<svg width="600" height="600" ')))
  const canvas = createCanvas(600, 600)
  const paper = canvas.getContext('2d')
  paper.fillStyle = 'white'
  paper.fillRect(0, 0, 600, 600)
  paper.drawImage(image, 0, 0, 600, 600)
  const { data } = paper.getImageData(0, 0, 600, 600)
  return jsQr(data, 600, 600)?.data ?? null
}

test('the code on the sheet is the sealed enrolment, to the letter', async () => {
  const sealed = await sealEnrolment(ENROLMENT, 'ABCD-EFGH-JKMN')
  const sheet = await buildEnrolmentSheet(ENROLMENT, sealed)
  expect(await scan(sheet)).toBe(sealed)
  expect(sheet).toContain(ENROLMENT.organisation.name)
})

test('an enrolment too long for a QR code is carried as a file, and the sheet says so', async () => {
  const sheet = await buildEnrolmentSheet(ENROLMENT, 'A'.repeat(2954))
  expect(sheet).toMatch(/请使用登记文件.*use the enrolment file/s)
  expect(sheet).not.toContain('<svg')
})

test('a name is text on the sheet, whatever is in it', async () => {
  const organisation = { ...ENROLMENT.organisation, name: '<script>alert(1)</script>&"' }
  const sheet = await buildEnrolmentSheet({ ...ENROLMENT, organisation }, 'A')
  expect(sheet).not.toContain('<script')
  expect(sheet).toContain('&lt;script&gt;')
})
