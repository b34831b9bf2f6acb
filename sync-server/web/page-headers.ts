/** What the page may do, as a list of its needs; what is not listed is refused by `default-src`. The Electron edition has its own list. */
const NEEDS = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  // antd writes its styles into the page while it runs.
  'style-src': ["'self'", "'unsafe-inline'"],
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

export const PAGE_HEADERS = {
  'content-security-policy': Object.entries(NEEDS)
    .map(([need, sources]) => `${need} ${sources.join(' ')}`)
    .join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const
