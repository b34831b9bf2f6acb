import type { IncomingMessage } from 'node:http'
import { z } from 'zod'

/** A name and a password are short; whoever sends more means something else. */
const LARGEST = 4096
const Credential = z.object({ name: z.string().max(200), password: z.string() })
export type Credential = z.infer<typeof Credential>

/**
 * The credential of a `POST /_session`, or null where there is none. What is read here is what is sent on: of two names in one body the
 * limit would count the one and CouchDB try the other.
 */
export async function readSignIn(request: IncomingMessage): Promise<Credential | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    // A request's chunks are buffers as long as nobody sets an encoding.
    size += (chunk as Buffer).length
    if (size > LARGEST) return null
    chunks.push(chunk as Buffer)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  const isForm = /^application\/x-www-form-urlencoded\b/.test(request.headers['content-type'] ?? '')
  const read = Credential.safeParse(isForm ? Object.fromEntries(new URLSearchParams(text)) : parseJson(text))
  return read.success ? read.data : null
}

/** The name in a basic authorisation; null where there is none. */
export function findBasicName(authorization: string | undefined): string | null {
  const encoded = /^Basic\s+(.+)$/i.exec(authorization ?? '')?.[1]
  return encoded ? (Buffer.from(encoded, 'base64').toString().split(':')[0] ?? null) : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
