/** What the page may do, as a list of its needs; what is not listed is refused by `default-src`. */
const NEEDS = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  // `data:` and `blob:`: the signature pad and the QR code draw images in the page.
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'", 'hub:'],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
} as const satisfies Record<string, readonly string[]>

/**
 * The policy of one opening of the page. antd writes its styles into the page while it runs; they carry the nonce, so a style that
 * came from anywhere else, in a document say, is not applied.
 */
export function contentSecurityPolicy(nonce: string): string {
  const needs = Object.entries(NEEDS).map(([need, sources]) => `${need} ${sources.join(' ')}`)
  return [...needs, `style-src 'self' 'nonce-${nonce}'`].join('; ')
}

/** Writes the nonce where the page looks for it. */
export function withNonce(page: string, nonce: string): string {
  return page.replace('<meta name="style-nonce" content=""', `<meta name="style-nonce" content="${nonce}"`)
}
