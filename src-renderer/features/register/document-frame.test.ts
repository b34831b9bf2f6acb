import { expect, test } from 'vitest'
import { documentFrame } from './document-frame.ts'
import { scanSize } from './prepare-scan.ts'

test.each([
  [1280, 720, { x: 172, y: 29, width: 937, height: 662 }],
  [2560, 1920, { x: 102, y: 127, width: 2355, height: 1665 }],
  [720, 1280, { x: 29, y: 406, width: 662, height: 468 }],
])('a page laid sideways fits into a camera’s %d × %d', (width, height, frame) => {
  expect(documentFrame(width, height)).toEqual(frame)
})

test('the plainest camera that is sold today takes a page that can be read', () => {
  const { width, height } = documentFrame(1280, 720)
  expect(scanSize(width, height)).not.toBeNull()
})
