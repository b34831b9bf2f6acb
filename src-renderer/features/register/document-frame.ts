/** A4 laid sideways: cameras see wider than high. */
const SHAPE = 297 / 210
/** Of the camera's height; the rest shows that the whole page is in. */
const SHARE = 0.92

export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The part of a camera's picture that the page has to fill, in the middle, in the picture's own pixels. */
export function documentFrame(width: number, height: number): Frame {
  const tall = Math.min(height * SHARE, (width * SHARE) / SHAPE)
  const wide = tall * SHAPE
  return {
    x: Math.round((width - wide) / 2),
    y: Math.round((height - tall) / 2),
    width: Math.round(wide),
    height: Math.round(tall),
  }
}
