import { readFile } from 'node:fs/promises'
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts'
import { mediaTypeOf } from './media-types.ts'
import { findPageFile } from './page-file.ts'
import { isDeskUrl } from './schemes.ts'

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
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
    if (!file) return refuse(404)
    const content = await readFile(file).catch(() => null)
    if (!content) return refuse(404)
    return new Response(request.method === 'HEAD' ? null : content, {
      headers: { ...HEADERS, 'content-type': mediaTypeOf(file) },
    })
  }
}

function refuse(status: 403 | 404 | 405): Response {
  return new Response(null, { status, headers: HEADERS })
}
