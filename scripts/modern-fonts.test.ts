import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { withoutOldFonts } from './modern-fonts.ts'

test.each(['@fontsource/noto-sans-sc/400.css', '@fontsource/noto-serif-sc/700.css'])(
  '%s keeps every face of its font, each in the modern format only',
  (name) => {
    const css = readFileSync(createRequire(import.meta.url).resolve(name), 'utf8')
    const faces = css.split('@font-face').length - 1
    const modern = withoutOldFonts(css)
    expect(faces).toBeGreaterThan(50)
    expect(modern.split(".woff2) format('woff2');").length - 1).toBe(faces)
    expect(modern).not.toMatch(/\.woff\)/)
  },
)
