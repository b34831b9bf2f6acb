import { createCanvas } from '@napi-rs/canvas'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startDeskPages } from '#testing/desk-page/desk-pages'
import { openTrialDesk } from '#testing/desk-page/open-trial-desk'
import { fillResident, nextStep } from '../../e2e/counter.ts'
import { CHILD } from '../../e2e/people.ts'

const PATIENCE = 180_000
/** A camera that Chromium plays: a moving picture, and nobody is asked whether it may be used. */
const PLAYED_CAMERA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

const pages = startDeskPages(PLAYED_CAMERA)

/** A child's registration at the place where the guardian has signed on paper. */
async function openPaperForm(): Promise<Page> {
  const page = await openTrialDesk({ ...pages, desk: '410202001-01', facts: [] })
  await fillResident(page, CHILD)
  await nextStep(page)
  await page.locator('label:has(input[value="paper"])').click()
  return page
}

const scanState = (page: Page) => page.locator('.scan > .status')

test('a file is added, refused where it cannot be read, and shown before it is kept', {
  timeout: PATIENCE,
}, async () => {
  const page = await openPaperForm()
  await expect.poll(() => scanState(page).textContent()).toContain('可以现在添加')
  const file = page.locator('[data-testid="scan-file"]')
  await file.setInputFiles({ name: 'form.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') })
  await expect.poll(() => scanState(page).textContent()).toContain('不是能打开的图像')
  const buffer = createCanvas(1240, 1754).toBuffer('image/png')
  await file.setInputFiles({ name: 'form.png', mimeType: 'image/png', buffer })
  await expect.poll(() => scanState(page).textContent()).toContain('图像已添加')
  await page.locator('.scan img').waitFor()
  const kept = await page.evaluate(() => window.trial.evidence.kept.length)
  expect(kept).toBe(0)
})

test('a page is photographed in the frame, and the camera is off afterwards', {
  timeout: PATIENCE,
}, async () => {
  const page = await openPaperForm()
  await page.getByRole('button', { name: '用摄像头拍' }).click()
  await page.locator('.camera-picture video').waitFor()
  await page.getByRole('button', { name: '拍照' }).click()
  await expect.poll(() => scanState(page).textContent()).toContain('图像已添加')
  await page.locator('.scan img').waitFor()
  expect(await page.locator('video').count()).toBe(0)
})

test('where there is no camera the page says what to do instead', { timeout: PATIENCE }, async () => {
  const page = await openPaperForm()
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'))
  })
  await page.getByRole('button', { name: '用摄像头拍' }).click()
  await page.getByText('没有找到能用的摄像头').waitFor()
  await page.getByRole('button', { name: '关闭摄像头' }).click()
  expect(await page.locator('.camera').count()).toBe(0)
})
