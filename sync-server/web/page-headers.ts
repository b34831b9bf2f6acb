/** What the page may do, as a list of its needs; what is not listed is refused by `default-src`. The Electron edition has its own list. */
const NEEDS = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  // `data:` and `blob:`: the signature pad and the QR code draw images in the page.
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
} as const satisfies Record<string, readonly string[]>

/** Headers of everything below `/desk/`. antd writes its styles while the page runs; they carry the nonce of this opening. */
export function pageHeaders(nonce: string): Record<string, string> {
  const needs = Object.entries(NEEDS).map(([need, sources]) => `${need} ${sources.join(' ')}`)
  return {
    'content-security-policy': [...needs, `style-src 'self' 'nonce-${nonce}'`].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
  }
}

/** Writes the nonce where the page looks for it. */
export function withNonce(page: string, nonce: string): string {
  return page.replace('<meta name="style-nonce" content=""', `<meta name="style-nonce" content="${nonce}"`)
}
