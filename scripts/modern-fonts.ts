import type { Plugin } from 'vite'

/** Leaves the old font format out: every browser that can run the desk reads woff2, and the other half would only fill disks. */
export function modernFonts(): Plugin {
  return {
    name: 'modern-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /@fontsource.*\.css/ },
      handler: (code) => ({ code: withoutOldFonts(code), map: null }),
    },
  }
}

/** A style sheet whose font sources name woff2 only. */
export function withoutOldFonts(css: string): string {
  return css.replaceAll(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, '')
}
