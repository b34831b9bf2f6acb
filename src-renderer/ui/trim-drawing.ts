/** A drawing's ink without the empty ground around it, small enough to travel inside a fact. */
export interface TrimSize {
  readonly width: number
  readonly height: number
}

/** The rectangle that holds every drawn pixel of an RGBA image; null where nothing is drawn. */
export function findInk(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let index = 3, pixel = 0; index < pixels.length; index += 4, pixel += 1) {
    if (pixels[index] === 0) continue
    const x = pixel % width
    const y = (pixel - x) / width
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}

/** The drawing as a PNG of at most `limit`, or null where nothing is drawn. */
export async function trimDrawing(canvas: HTMLCanvasElement, limit: TrimSize): Promise<Blob | null> {
  const context = canvas.getContext('2d')
  if (context === null) return null
  const image = context.getImageData(0, 0, canvas.width, canvas.height)
  const ink = findInk(image.data, canvas.width, canvas.height)
  if (ink === null) return null
  const scale = Math.min(1, limit.width / ink.width, limit.height / ink.height)
  const small = new OffscreenCanvas(
    Math.max(1, Math.round(ink.width * scale)),
    Math.max(1, Math.round(ink.height * scale)),
  )
  const pen = small.getContext('2d')
  if (pen === null) return null
  pen.drawImage(canvas, ink.x, ink.y, ink.width, ink.height, 0, 0, small.width, small.height)
  return small.convertToBlob({ type: 'image/png' })
}
