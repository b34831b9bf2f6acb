import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

/** An answer that is no success, in CouchDB's words. Thrown so that any depth of a handler can end the request. */
export class HttpRefusal extends Error {
  readonly status: number
  readonly error: string
  readonly reason: string

  constructor(status: number, error: string, reason: string) {
    super(reason)
    this.status = status
    this.error = error
    this.reason = reason
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(`${JSON.stringify(body)}\n`)
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'must-revalidate',
    'content-length': bytes.length,
  })
  response.end(bytes)
}

/** CouchDB's `max_http_request_size` is 4 GB; a trial hub has less memory than that. */
const LARGEST_REQUEST = 64 * 1024 * 1024
const unzip = promisify(gunzip)

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > LARGEST_REQUEST) throw new HttpRefusal(413, 'too_large', 'the request entity is too large')
    chunks.push(chunk as Buffer)
  }
  const bytes = Buffer.concat(chunks)
  if (request.headers['content-encoding'] !== 'gzip') return bytes
  return unzip(bytes, { maxOutputLength: LARGEST_REQUEST }).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'ERR_BUFFER_TOO_LARGE') {
      throw new HttpRefusal(413, 'too_large', 'the request entity is too large')
    }
    throw new HttpRefusal(400, 'bad_request', 'invalid gzip')
  })
}

/** The JSON of a request with its size in bytes, unpacked; refused in CouchDB's words where it is not JSON. */
export async function readJson(request: IncomingMessage): Promise<{ value: unknown; size: number }> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    throw new HttpRefusal(415, 'bad_content_type', 'Content-Type must be application/json')
  }
  const bytes = await readBytes(request)
  try {
    return { value: JSON.parse(bytes.toString('utf8')), size: bytes.length }
  } catch {
    throw new HttpRefusal(400, 'bad_request', 'invalid UTF-8 JSON')
  }
}
