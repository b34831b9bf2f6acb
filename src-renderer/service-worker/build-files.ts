/** The files of one build, as written into the service worker when it is built. Paths are relative to the page's folder. */
export interface BuildFiles {
  /** Changes with any file of the build. */
  readonly version: string
  /** What the page needs to open: all or nothing. */
  readonly pages: readonly string[]
  /** Many and large; the page reads without them, so they follow in the background. */
  readonly fonts: readonly string[]
}
