import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { contentSecurityPolicy, withNonce } from './content-security-policy.ts'
import { mediaTypeOf } from './media-types.ts'
import { findPageFile } from './page-file.ts'
import { isDeskUrl } from './schemes.ts'

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  // The files belong to this build; a cache could only show those of an older one.
  'cache-control': 'no-store',
} as const

/** Answers the window's requests for its own files, and nothing else. */
export function answerFrom(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    if (!isDeskUrl(request.url)) return refuse(403)
    const file = await findPageFile(folder, new URL(request.url).pathname)
    const content = file && (await readFile(file).catch(() => null))
    return file && content ? serve(file, content, request.method) : refuse(404)
  }
}

function serve(file: string, content: Buffer<ArrayBuffer>, method: string): Response {
  const nonce = randomBytes(16).toString('base64url')
  const body = extname(file) === '.html' ? withNonce(content.toString('utf8'), nonce) : content
  return new Response(method === 'HEAD' ? null : body, {
    headers: {
      ...HEADERS,
      'content-security-policy': contentSecurityPolicy(nonce),
      'content-type': mediaTypeOf(file),
    },
  })
}

function refuse(status: 403 | 404 | 405): Response {
  return new Response(null, { status, headers: HEADERS })
}
