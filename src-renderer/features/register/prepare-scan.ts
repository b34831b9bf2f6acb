import { accepted, type Result, rejected } from '#domain/result'

/** A scan as it is kept: upright, no larger than a page needs, and nothing in it but the picture. */
export interface PreparedScan {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: 'image/jpeg'
}

/** `too-small`: nobody could read a page on it. `too-large`: the file, or what is left of it after everything that helps. */
export type ScanProblem = 'not-an-image' | 'too-small' | 'too-large'

/** Pixels of the longer side: 170 a inch on A4, where handwriting is still read. */
const LONGEST_SIDE = 2000
/** Pixels of the shorter side below which small print is lost. */
const SHORTEST_SIDE = 600
const LARGEST_FILE = 50 * 1024 * 1024
const LARGEST_SCAN = 1_500_000
/** Tried one after the other until the scan is small enough. */
const QUALITIES = [0.82, 0.7, 0.55, 0.4] as const

/** Pixels that an image of this size is drawn with; never more than it has. Null where it is too small to be read. */
export function scanSize(
  width: number,
  height: number,
): { readonly width: number; readonly height: number } | null {
  if (Math.min(width, height) < SHORTEST_SIDE) return null
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/**
 * Draws the picture anew and writes that: where it was taken, with what and when, and whatever else a camera wrote into the file, stays
 * behind.
 */
export async function prepareScan(file: Blob): Promise<Result<PreparedScan, ScanProblem>> {
  if (file.size > LARGEST_FILE) return rejected('too-large')
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (picture === null) return rejected('not-an-image')
  try {
    const size = scanSize(picture.width, picture.height)
    if (size === null) return rejected('too-small')
    const canvas = new OffscreenCanvas(size.width, size.height)
    const pen = canvas.getContext('2d')
    if (pen === null) return rejected('not-an-image')
    // A transparent picture would turn black in a JPEG.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, size.width, size.height)
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(picture, 0, 0, size.width, size.height)
    for (const quality of QUALITIES) {
      const written = await canvas.convertToBlob({ type: 'image/jpeg', quality })
      if (written.size > LARGEST_SCAN) continue
      return accepted({ bytes: new Uint8Array(await written.arrayBuffer()), mediaType: 'image/jpeg' })
    }
    return rejected('too-large')
  } finally {
    picture.close()
  }
}
